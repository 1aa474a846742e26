/* From a query to pages in order. Pagefind wants every word on a page and knows no synonyms, so each thing that is
   asked for is searched for by each of its names, and the answers are put together here. */
import { LONGEST, MOST_WORDS, tokens } from "./text.js";

/* Beside a page's own words: how much another name for the thing counts, and a value of a facet that means it. */
const OTHER_NAME = 0.5;
const VALUE = 0.45;
const SIDE_BY_SIDE = 0.4;
/* A page that has several names for one thing is a little more about it. */
const AGAIN = 0.3;
/* Of two pages that fit equally well, practice comes first and the pages about the site last. */
const KIND = { case: 1, handbook: 0.75, "key-message": 0.75 };
const OTHER_KIND = 0.6;
/* With fewer pages than this that have all that was asked for, those that have most of it are shown too. */
const ENOUGH = 3;
/* A thing that so many pages call by the reader's own name for it is not looked for by its others: each costs a search,
   and with thousands of cases a search takes its time. Small sites never have so many. */
const PLENTY = 200;

export class Ranking {
  constructor(pagefind, table, names, spelling) {
    this.pagefind = pagefind;
    this.table = table;
    this.names = names;
    this.spelling = spelling;
    this.answers = new Map();
  }

  /* Whether pages must have the very text: a phrase, or a word so short that it begins hundreds of others. */
  async isExact(text) {
    return /\s/.test(text) || (text.length < 4 && (await this.spelling.load(text[0])).some((entry) => entry.word === text));
  }

  async search(text) {
    return (await this.pagefind.search(text)).results.filter((result) => this.table.rowOf.has(result.id));
  }

  /* The pages that have a text: { row, score, result }, the best page's score being 1. Pagefind gives no marks for a
     phrase in quotes: they come from the search without them. */
  async texts(text, exact = false) {
    const key = `${exact}:${text}`;
    if (!this.answers.has(key)) {
      const very = exact && new Map((await this.search(`"${text}"`)).map((result) => [result.id, result]));
      const found = (await this.search(text)).filter((result) => !very || very.has(result.id));
      const best = Math.max(...found.map((result) => result.score), 1e-9);
      this.answers.set(
        key,
        found.map((result) => ({
          row: this.table.rowOf.get(result.id),
          score: result.score / best,
          result: very ? very.get(result.id) : result,
        })),
      );
      if (this.answers.size > 60) this.answers.delete(this.answers.keys().next().value);
    }
    return this.answers.get(key);
  }

  /* The pages for one thing: row to { score, hits }, where each hit is a text that was found and its result. */
  async pagesFor(concept, unknown) {
    const pages = new Map();
    const own = concept.words.join(" ");
    const take = (found, text, weight) => {
      for (const { row, score, result } of found) {
        const page = pages.get(row) || { score: 0, hits: [], values: [] };
        page.score = Math.max(page.score, score * weight) + Math.min(page.score, score * weight) * AGAIN;
        page.hits.push({ text, result, own: text === own });
        pages.set(row, page);
      }
    };
    if (!concept.words.some((word) => unknown.includes(word))) {
      take(await this.texts(own, await this.isExact(own)), own, 1);
    }
    concept.others = pages.size < PLENTY ? concept.texts : [];
    await this.fetchAhead(concept.others);
    for (const text of concept.others) {
      const plain = tokens(text).join(" ");
      take(await this.texts(plain, await this.isExact(plain)), text, OTHER_NAME);
    }
    for (const term of concept.terms) {
      const column = this.table.columns.get(term.facet.id)?.get(term.label);
      if (!column) continue;
      for (let row = 0; row < this.table.rows; row += 1) {
        if (!((column[row >>> 5] >>> (row & 31)) & 1)) continue;
        const page = pages.get(row) || { score: 0, hits: [], values: [] };
        if (!page.values.length) page.score += VALUE;
        page.values.push(term);
        pages.set(row, page);
      }
    }
    return pages;
  }

  /* The parts of the index for several texts, together and not one after the other. */
  fetchAhead(texts) {
    return Promise.all(texts.map((text) => this.pagefind.preload(text)));
  }

  /* `query` as it was typed; `exact` leaves slips as they are. Gives `rows` in order, `matches` (row to what was
     found there), `concepts`, `corrected` (words put right, or nothing), `partial` (how many rows lack something) and
     `cut` (whether there were more words than are looked for); nothing where `wanted()` says, on the way, that nobody
     waits for it any more. */
  async rank(query, exact, wanted) {
    const text = query.slice(0, LONGEST);
    if (text.includes('"')) return this.verbatim(text);
    const all = tokens(text);
    const typed = all.slice(0, MOST_WORDS);
    const judged = await this.spelling.judged(typed, wanted);
    if (!judged) return null;
    const words = exact ? typed : judged.words;
    const unknown = exact
      ? typed.filter((word, place) => word !== judged.words[place] || judged.unknown.includes(word))
      : judged.unknown;
    const concepts = this.names.concepts(words);
    await this.fetchAhead(words);
    const parts = [];
    for (const concept of concepts) {
      if (!wanted()) return null;
      parts.push({ concept, pages: await this.pagesFor(concept, unknown) });
    }
    const beside = words.length > 1 && !unknown.length ? await this.search(`"${words.join(" ")}"`) : [];
    return {
      ...this.together(parts, new Set(beside.map((result) => this.table.rowOf.get(result.id)))),
      concepts,
      corrected: judged.changed && !exact ? judged.words.join(" ") : "",
      suggested: judged.changed ? judged.words.join(" ") : "",
      cut: all.length > typed.length,
    };
  }

  together(parts, beside) {
    const weights = parts.map(({ pages }) => Math.log(1 + this.table.rows / Math.max(pages.size, 0.5)));
    const whole = weights.reduce((sum, weight) => sum + weight, 0);
    const matches = new Map();
    parts.forEach(({ concept, pages }, place) => {
      for (const [row, page] of pages) {
        const match = matches.get(row) || { score: 0, has: 0, number: 0, found: [] };
        match.score += weights[place] * page.score;
        match.has += weights[place];
        match.number += 1;
        match.found.push({ concept, ...page });
        matches.set(row, match);
      }
    });
    for (const [row, match] of matches) {
      if (beside.has(row)) match.score += whole * SIDE_BY_SIDE;
      match.score *= KIND[this.table.labels(row, "kind")[0]] || OTHER_KIND;
    }
    const order = (one, other) => matches.get(other).score - matches.get(one).score || one - other;
    const rows = [...matches.keys()].filter((row) => matches.get(row).number === parts.length).sort(order);
    const most =
      rows.length >= ENOUGH
        ? []
        : [...matches.keys()]
            .filter((row) => matches.get(row).number < parts.length && matches.get(row).has >= whole * 0.45)
            .sort((one, other) => matches.get(other).has - matches.get(one).has || order(one, other));
    return { rows: [...rows, ...most], matches, partial: most.length };
  }

  /* Words in quotes go to Pagefind as they are. */
  async verbatim(query) {
    const found = await this.texts(query);
    const concept = { words: tokens(query), terms: [], texts: [], others: [] };
    const matches = new Map(
      found.map(({ row, score, result }) => [
        row,
        { score, found: [{ concept, score, hits: [{ text: query, result, own: true }], values: [] }] },
      ]),
    );
    return { rows: found.map(({ row }) => row), matches, partial: 0, concepts: [concept], corrected: "", suggested: "" };
  }
}
