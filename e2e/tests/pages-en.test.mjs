// Every page in English: nothing that axe objects to, nothing that does not fit, nothing from another host.
import { lookAtEveryPage } from "../lib/every-page.mjs";

lookAtEveryPage("en");
