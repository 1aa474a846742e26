/* The facets of every page, one bit a page: choosing and counting among thousands takes a moment and asks nobody. */

function bitsOf(base64, rows) {
  const bytes = new Uint8Array(Math.ceil(rows / 32) * 4);
  const text = atob(base64);
  for (let place = 0; place < text.length; place += 1) bytes[place] = text.charCodeAt(place);
  return new Uint32Array(bytes.buffer);
}

function ones(word) {
  let bits = word - ((word >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return (((bits + (bits >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}

export class Table {
  /* `data` is search/table.json: rows are pages, cases first, the newest first of all. */
  constructor(data) {
    this.ids = data.ids;
    this.letters = data.letters;
    this.rowOf = new Map(data.ids.map((id, row) => [id, row]));
    this.columns = new Map(
      Object.entries(data.facets).map(([facet, labels]) => [
        facet,
        new Map(Object.entries(labels).map(([label, bits]) => [label, bitsOf(bits, data.ids.length)])),
      ]),
    );
  }

  get rows() {
    return this.ids.length;
  }

  has(row, facet, label) {
    const bits = this.columns.get(facet)?.get(label);
    return Boolean(bits && (bits[row >>> 5] >>> (row & 31)) & 1);
  }

  /* The labels that a page has of a facet. */
  labels(row, facet) {
    return [...(this.columns.get(facet)?.keys() || [])].filter((label) => this.has(row, facet, label));
  }

  /* Bits for these rows. */
  mask(rows) {
    const mask = new Uint32Array(Math.ceil(this.rows / 32));
    for (const row of rows) mask[row >>> 5] |= 1 << (row & 31);
    return mask;
  }

  /* Narrow `mask` by what is chosen (facet to labels; any of a facet's labels will do), leaving out the facet `but`. */
  narrowed(mask, chosen, but = "") {
    const left = mask.slice();
    for (const [facet, labels] of Object.entries(chosen)) {
      if (facet === but || !labels.length) continue;
      const columns = labels.map((label) => this.columns.get(facet)?.get(label)).filter(Boolean);
      for (let place = 0; place < left.length; place += 1) {
        let any = 0;
        for (const column of columns) any |= column[place];
        left[place] &= any;
      }
    }
    return left;
  }

  count(mask) {
    let sum = 0;
    for (const word of mask) sum += ones(word);
    return sum;
  }

  /* How many pages of `mask` each label of each facet has. What is chosen in a facet does not narrow its own counts:
     beside a choice stands what it would add. */
  counts(mask, chosen) {
    const all = this.narrowed(mask, chosen);
    return new Map(
      [...this.columns].map(([facet, labels]) => {
        const among = chosen[facet]?.length ? this.narrowed(mask, chosen, facet) : all;
        return [
          facet,
          new Map(
            [...labels].map(([label, bits]) => {
              let sum = 0;
              for (let place = 0; place < bits.length; place += 1) sum += ones(bits[place] & among[place]);
              return [label, sum];
            }),
          ),
        ];
      }),
    );
  }
}
