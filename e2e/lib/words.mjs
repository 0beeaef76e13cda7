// The product's words as the pages say them, read from the same files: a test that presses "Sign now" goes
// on working when somebody finds a better word for it, and a key that shows itself on a page is found.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";

const folder = new URL("../../i18n/", import.meta.url);

function read(language) {
  const words = new Map();
  for (const file of readdirSync(new URL(`${language}/`, folder)).filter((name) => name.endsWith(".ftl"))) {
    const text = readFileSync(new URL(`${language}/${file}`, folder), "utf8");
    for (const [, key, value] of text.matchAll(/^([a-z][a-z0-9-]*) =[ \t]*(.*)$/gm)) words.set(key, value.trim());
  }
  return words;
}

const all = { en: read("en"), fr: read("fr") };

/** Languages that every page speaks. */
export const LANGUAGES = ["en", "fr"];

/** What a language is called in a test's name. */
export const LANGUAGE_NAMES = { en: "English", fr: "French" };

/** A text of one line, with its variables put in. */
export function t(language, key, variables = {}) {
  const text = all[language].get(key);
  assert.ok(text, `i18n/${language} has no "${key}"`);
  return text.replace(/\{ \$(\w+) \}/g, (_, name) => variables[name] ?? "");
}

/** The keys that would be read as such on a page if a text were missing. */
export const KEYS = [...all.en.keys()].filter((key) => key.includes("-"));

/** Sentences of the other language that have no business on a page in this one. */
export function foreignSentences(language) {
  const other = language === "en" ? "fr" : "en";
  return [...all[other]]
    .filter(([key, text]) => text.length > 14 && !text.includes("{") && all[language].get(key) !== text)
    .map(([, text]) => text);
}

/** The number in a text, however it is grouped. */
export function numberIn(text) {
  const digits = text.replace(/\D/g, "");
  assert.notEqual(digits, "", `no number in "${text}"`);
  return Number(digits);
}
