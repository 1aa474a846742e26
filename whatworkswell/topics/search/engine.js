/* The search without its page: opened once, when somebody first asks for something. */
import { Names } from "./names.js";
import { Ranking } from "./ranking.js";
import { Spelling } from "./spelling.js";
import { Table } from "./table.js";

/* A word that stands, unseen, on every page: searching for it lists them all. Without a word Pagefind would fetch its
   whole index, megabytes where there are many cases. */
export const ANY_PAGE = "wwanypage";

const json = async (address) => (await fetch(address, { cache: "no-cache" })).json();

class Engine {
  constructor(pagefind, table, names, root) {
    this.pagefind = pagefind;
    this.table = table;
    this.names = names;
    this.all = null;
    this.ranking = new Ranking(pagefind, table, names, new Spelling(new URL("search/words/", root), table.letters, names));
    this.every = Array.from({ length: table.rows }, (_, row) => row);
    this.answered = new Map();
  }

  /* What a query finds, before any filter; without words every page, in the order of the table. Nothing where
     `wanted()` says on the way that the reader has gone on typing. */
  async find(query, { exact = false, wanted = () => true } = {}) {
    const words = query.trim();
    const key = `${exact}:${words}`;
    if (!this.answered.has(key)) {
      const answer = words
        ? await this.ranking.rank(words, exact, wanted)
        : { rows: this.every, matches: new Map(), partial: 0, concepts: [], corrected: "", suggested: "" };
      if (!answer) return null;
      this.answered.set(key, { ...answer, mask: this.table.mask(answer.rows) });
      if (this.answered.size > 20) this.answered.delete(this.answered.keys().next().value);
    }
    return this.answered.get(key);
  }

  /* The pages of an answer that fit what is chosen, in the answer's order. */
  filtered(answer, chosen) {
    const left = this.table.narrowed(answer.mask, chosen);
    return answer.rows.filter((row) => (left[row >>> 5] >>> (row & 31)) & 1);
  }

  /* What Pagefind holds of a page, seen from each text that was found on it. */
  async data(answer, row) {
    const results = answer.matches.get(row)?.found.flatMap((part) => part.hits.map((hit) => hit.result)) || [];
    if (!results.length) results.push((await this.everyPage()).get(this.table.ids[row]));
    return Promise.all(results.map((result) => result.data()));
  }

  everyPage() {
    this.all ||= this.pagefind.search(ANY_PAGE).then(({ results }) => new Map(results.map((result) => [result.id, result])));
    return this.all;
  }
}

let opening = null;

/* Open the search of the site at `root` (its address, which ends in a slash). Fails where there is no index. */
export function openEngine(root) {
  opening ||= open(new URL(root, location.href)).catch((error) => {
    opening = null;
    throw error;
  });
  return opening;
}

async function open(root) {
  const [pagefind, table, names] = await Promise.all([
    import(new URL("pagefind/pagefind.js", root).href),
    json(new URL("search/table.json", root)),
    json(new URL("search/names.json", root)),
  ]);
  await pagefind.options({ baseUrl: root.pathname, excerptLength: 28 });
  return new Engine(pagefind, new Table(table), new Names(names), root);
}
