// @ts-check
/** Numbers and texts out of bytes: what `page/packed_numbers.py` writes. */

/** Bytes that are read from their beginning to their end. */
export class Reader {
  /** @param {Uint8Array} bytes */
  constructor(bytes) {
    this.bytes = bytes;
    this.at = 0;
  }

  /** Return the next number: seven bits in each byte, the lowest first. */
  number() {
    let byte = this.bytes[this.at++];
    if (byte < 0x80) return byte;
    let value = byte & 0x7f;
    for (let shift = 7; byte >= 0x80; shift += 7) {
      byte = this.bytes[this.at++];
      value |= (byte & 0x7f) << shift;
    }
    return value;
  }

  /** Return so many numbers. @param {number} count */
  numbers(count) {
    const numbers = new Uint32Array(count);
    for (let position = 0; position < count; position++) numbers[position] = this.number();
    return numbers;
  }

  /** Return rising numbers, of which there is told how many they are and what is left out before each. */
  rising() {
    const numbers = new Uint32Array(this.number());
    let next = 0;
    for (let position = 0; position < numbers.length; position++) {
      numbers[position] = next + this.number();
      next = numbers[position] + 1;
    }
    return numbers;
  }

  /** Return the bytes of the next section. */
  section() {
    const length = this.number();
    this.at += length;
    return this.bytes.subarray(this.at - length, this.at);
  }
}

/** Lists of numbers, one behind the other: the room for these doubles when it is full. */
export class Lists {
  constructor() {
    this.starts = new Uint32Array(1024);
    this.numbers = new Uint32Array(1024);
    this.count = 0;
    this.filled = 0;
  }

  /** Add a list. @param {Uint32Array} numbers */
  add(numbers) {
    this.numbers = withRoom(this.numbers, this.filled + numbers.length);
    this.numbers.set(numbers, this.filled);
    this.filled += numbers.length;
    this.starts = withRoom(this.starts, this.count + 2);
    this.starts[++this.count] = this.filled;
  }

  /** Return them as they are asked. */
  close() {
    return new ClosedLists(this.starts.slice(0, this.count + 1), this.numbers.slice(0, this.filled));
  }
}

/** Return numbers with room for so many. @param {Uint32Array<ArrayBuffer>} numbers @param {number} count */
function withRoom(numbers, count) {
  if (count <= numbers.length) return numbers;
  const larger = new Uint32Array(Math.max(count, 2 * numbers.length));
  larger.set(numbers);
  return larger;
}

/** Lists of numbers that are asked by their positions. */
export class ClosedLists {
  /** @param {Uint32Array} starts @param {Uint32Array} numbers */
  constructor(starts, numbers) {
    this.starts = starts;
    this.numbers = numbers;
  }

  /** Return the numbers of a list. @param {number} position */
  get(position) {
    return this.numbers.subarray(this.starts[position], this.starts[position + 1]);
  }

  /** Return, for each of so many numbers, the positions of the lists that have it. @param {number} count */
  invert(count) {
    const starts = new Uint32Array(count + 1);
    for (const number of this.numbers) starts[number + 1]++;
    for (let number = 0; number < count; number++) starts[number + 1] += starts[number];
    const next = starts.slice(), positions = new Uint32Array(this.numbers.length);
    for (let position = 0; position + 1 < this.starts.length; position++) {
      for (let at = this.starts[position]; at < this.starts[position + 1]; at++) {
        positions[next[this.numbers[at]]++] = position;
      }
    }
    return new ClosedLists(starts, positions);
  }
}
