/* Texts as the search compares them. */
import { stemmer } from "stemmer";

/* The most that is looked for, in letters (a search box takes no more) and in words. A link can hold anything, and each
   word that no page has is compared with all there are. */
export const LONGEST = 200;
export const MOST_WORDS = 20;

export const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

export const slug = (text) =>
  fold(text)
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");

/* The words of a text: small letters and figures; "teacher's" is "teacher", and "won't" says nothing of what is looked for. */
export const tokens = (text) =>
  fold(text)
    .replace(/\b\w+n['\u2019]t\b/g, " ")
    .replace(/['\u2019](?:s|m|re|ve|ll|d)\b/g, "")
    .match(/[a-z0-9]+/g) || [];

const stems = new Map();

/* "watches", "watched" and "watching" are one word. */
export function stem(word) {
  if (!stems.has(word)) stems.set(word, stemmer(word));
  return stems.get(word);
}

export const stemmed = (text) => tokens(text).map(stem);

/* Words that say nothing of what is looked for. */
export const EMPTY = new Set(
  `a about after all am an and any are as at bad be been being best better but by can case cases could did do does doing
  each during example examples find for from get getting give go good had has have having help how i idea ideas if improve improving
  in into is it its let like make making may me more most much my need not of on one or other our out over please put school schools
  should show so some such than that the their them themselves then there these they thing things this those through to too
  up us use used using very want was way ways we well were what when where which while who whose why will with without work working
  works would you your`.split(/\s+/),
);
