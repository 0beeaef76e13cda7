// Every page in French: nothing that axe objects to, nothing that does not fit, nothing from another host.
import { lookAtEveryPage } from "../lib/every-page.mjs";

lookAtEveryPage("fr");
