// Every page of the pact room in English: nothing that axe objects to, nothing that does not fit, is cut or overlaps.
import { lookAtEveryPactPage } from "../lib/every-pact-page.mjs";

lookAtEveryPactPage("en");
