/* What people call things: finds in a query the terms of the facets, by any of their names, and everyday words that
   mean the same as others. */
import { EMPTY, stem, stemmed } from "./text.js";

const LONGEST = 6; // words of a name that are looked for

export class Names {
  /* `data` is search/names.json. */
  constructor(data) {
    this.facets = new Map(data.facets.map((facet) => [facet.id, facet]));
    this.known = new Map();
    this.words = new Set();
    for (const facet of data.facets) {
      for (const term of facet.terms) {
        term.facet = facet;
        if (!facet.named) continue;
        for (const name of [term.label.replace(/\s*\(.*?\)/, ""), ...(term.names || [])]) this.add(name, { term });
      }
    }
    for (const group of data.groups) for (const name of group) this.add(name, { group });
  }

  add(name, meaning) {
    const words = stemmed(name);
    for (const word of words) this.words.add(word);
    const key = words.join(" ");
    if (!this.known.has(key)) this.known.set(key, []);
    this.known.get(key).push({ name, ...meaning });
  }

  term(facet, test) {
    return this.facets.get(facet)?.terms.find(test);
  }

  /* The things that a query asks for: runs of words that are a name, the longest first, then single words. `terms` are
     the facet values it names, `texts` what else a page may call it. */
  concepts(words) {
    const found = [];
    for (let start = 0; start < words.length; ) {
      let length = Math.min(LONGEST, words.length - start);
      let meanings = null;
      for (; length > 0; length -= 1) {
        meanings = this.known.get(
          words
            .slice(start, start + length)
            .map(stem)
            .join(" "),
        );
        if (meanings) break;
      }
      const said = words.slice(start, start + Math.max(length, 1));
      if (meanings || !EMPTY.has(said[0])) found.push(concept(said, meanings || []));
      start += said.length;
    }
    return found.length || !words.length ? found : words.map((word) => concept([word], []));
  }
}

function concept(words, meanings) {
  const terms = [...new Set(meanings.map((meaning) => meaning.term).filter(Boolean))];
  const texts = new Map();
  const own = stemmed(words.join(" ")).join(" ");
  for (const other of [
    ...terms.map((term) => term.label.replace(/\s*\(.*?\)/, "")),
    ...meanings.flatMap((meaning) => meaning.group || []),
  ]) {
    const key = stemmed(other).join(" ");
    if (key !== own) texts.set(key, other);
  }
  return { words, terms, texts: [...texts.values()] };
}
