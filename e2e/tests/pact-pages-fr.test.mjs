// Every page of the pact room in French: nothing that axe objects to, nothing that does not fit, is cut or overlaps.
import { lookAtEveryPactPage } from "../lib/every-pact-page.mjs";

lookAtEveryPactPage("fr");
