// Owns whose turn it is to be read: live frames, of which only the newest of each camera is worth
// anything; photos that somebody waits for; and crops of the gallery, which have time.
// Plain data, no waiting.

/** Waiting jobs of three kinds; `Look` knows its camera. */
export class ReadingQueue<Look extends { camera: string }, Photo, Gallery> {
  /** In the order in which the cameras began to wait. */
  readonly #looks = new Map<string, Look>();
  readonly #photos: Photo[] = [];
  readonly #galleries: Gallery[] = [];
  #looksInRow = 0;
  #photosInRow = 0;

  /** The older look of the same camera whose place it takes, if one waited. */
  addLook(look: Look): Look | null {
    const replaced = this.#looks.get(look.camera) ?? null;
    this.#looks.set(look.camera, look);
    return replaced;
  }

  /** False: too many wait already. */
  addPhoto(photo: Photo): boolean {
    if (this.#photos.length >= mostPhotos) return false;
    this.#photos.push(photo);
    return true;
  }

  addGallery(gallery: Gallery): void {
    this.#galleries.push(gallery);
  }

  /** A gallery whose next crops are to be read after it was interrupted. */
  returnGallery(gallery: Gallery): void {
    this.#galleries.unshift(gallery);
  }

  /**
   * The next job. Live frames first, then photos, then the gallery; but after three frames in a row
   * something else that waits gets its turn, and after three photos the gallery, so that busy
   * cameras don't keep a household from being learned.
   */
  next(): Look | Photo | Gallery | null {
    const othersWait = this.#photos.length > 0 || this.#galleries.length > 0;
    if (this.#looks.size > 0 && !(othersWait && this.#looksInRow >= mostInRow)) {
      const [camera, look] = this.#looks.entries().next().value as [string, Look];
      this.#looks.delete(camera);
      this.#looksInRow++;
      return look;
    }
    this.#looksInRow = 0;
    if (
      this.#photos.length > 0 &&
      !(this.#galleries.length > 0 && this.#photosInRow >= mostInRow)
    ) {
      this.#photosInRow++;
      return this.#photos.shift() as Photo;
    }
    this.#photosInRow = 0;
    return this.#galleries.shift() ?? null;
  }

  /** How many cameras, photos and galleries wait. */
  get waiting(): number {
    return this.#looks.size + this.#photos.length + this.#galleries.length;
  }

  /** Takes everything out. */
  empty(): (Look | Photo | Gallery)[] {
    const all = [...this.#looks.values(), ...this.#photos, ...this.#galleries];
    this.#looks.clear();
    this.#photos.length = 0;
    this.#galleries.length = 0;
    return all;
  }
}

/** Photos are large in memory, and nobody sends more at once. */
const mostPhotos = 16;
const mostInRow = 3;
