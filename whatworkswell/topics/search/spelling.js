/* Slips of the finger: a word that no page has is put right by the nearest that some page has. Two letters that
   changed places are one slip. Words are loaded by their first letter, and only when one is to be judged. */
import distance from "damerau-levenshtein";
import { EMPTY, stem } from "./text.js";

const SHORTEST = 4; // a shorter word is near too many others
/* Words that stand on most pages and that nobody looks for: who types "quiet" does not mean one of them. */
const NEVER_MEANT = new Set(
  "again also almost already around because before both either ever every even first here just less many might never often once only other quite rather really same since still together under until whether within yet".split(
    " ",
  ),
);
const slipsAllowed = (word) => (word.length < 6 ? 1 : 2);

export class Spelling {
  /* `folder` is the address of the words, `letters` those that begin one, `names` the names of things. */
  constructor(folder, letters, names) {
    this.folder = folder;
    this.letters = letters;
    this.names = names;
    this.loaded = new Map();
  }

  load(letter) {
    if (!this.letters.includes(letter)) return Promise.resolve([]);
    if (!this.loaded.has(letter)) {
      this.loaded.set(
        letter,
        fetch(new URL(`${letter}.txt`, this.folder), { cache: "no-cache" })
          .then((answer) => answer.text())
          .then((text) => text.split("\n").map((line) => ({ word: line.slice(0, -1), common: Number(line.slice(-1)) }))),
      );
    }
    return this.loaded.get(letter);
  }

  /* Whether some page has the word, one that begins with it, or another form of it. */
  async knows(word) {
    const words = await this.load(word[0]);
    return words.some((entry) => entry.word.startsWith(word)) || words.some((entry) => stem(entry.word) === stem(word));
  }

  async nearest(word) {
    /* The first letter may be the slip: then the word begins with the second, or with any. */
    const near = (await Promise.all([...new Set(word.slice(0, 2))].map((letter) => this.load(letter)))).flat();
    return (
      this.among(near, word) || this.among((await Promise.all([...this.letters].map((letter) => this.load(letter)))).flat(), word)
    );
  }

  among(entries, word) {
    const most = slipsAllowed(word);
    let best = null;
    for (const { word: other, common } of entries) {
      if (
        EMPTY.has(other) ||
        NEVER_MEANT.has(other) ||
        other.length < SHORTEST - 1 ||
        Math.abs(other.length - word.length) > most
      )
        continue;
      const { steps } = distance(word, other);
      if (steps > most) continue;
      const named = this.names.words.has(stem(other)) ? 4 : 0;
      const cost = steps * 20 - common - named - (other[0] === word[0] ? 3 : 0);
      if (!best || cost < best.cost) best = { word: other, cost };
    }
    return best?.word;
  }

  /* The words of a query put right: `words` to search for, `changed` whether any is another than was typed, `unknown`
     those that nothing is near to. Nothing where `wanted()` says that nobody waits for it any more: looking for the
     nearest keeps the browser busy, so before each it may do what else there is, such as notice the next key. */
  async judged(typed, wanted) {
    const judged = { words: [], changed: false, unknown: [] };
    for (const word of typed) {
      if (/\d/.test(word) || EMPTY.has(word) || this.names.words.has(stem(word)) || (await this.knows(word))) {
        judged.words.push(word);
        continue;
      }
      await new Promise((done) => {
        setTimeout(done);
      });
      if (!wanted()) return null;
      const near = word.length >= SHORTEST ? await this.nearest(word) : null;
      if (near) judged.changed = true;
      else judged.unknown.push(word);
      judged.words.push(near || word);
    }
    return judged;
  }
}
