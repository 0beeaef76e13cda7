// Every page of the desk in French: nothing that axe objects to, nothing that does not fit, is cut or overlaps.
import { lookAtEveryDeskPage } from "../lib/every-desk-page.mjs";

lookAtEveryDeskPage("fr");
