// Every page of the desk in English: nothing that axe objects to, nothing that does not fit, is cut or overlaps.
import { lookAtEveryDeskPage } from "../lib/every-desk-page.mjs";

lookAtEveryDeskPage("en");
