/** A desktop's file: what it holds can be copied while a program uses it, and an older copy can be put back. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openSpaceFile, type SpaceFile } from '../../src/main/store/space-file.ts'
import { lacks } from '../support/systems.ts'

/** By ending: the file and its write-ahead log. */
export type FileCopy = ReadonlyMap<string, Uint8Array>

const endings = ['', '-wal']
/** Linux has one in memory, where writing is fast. */
const parent = lacks('Linux') ? tmpdir() : '/dev/shm'

/** What a new file holds; making its tables takes longer than all else at the beginning of a history. */
let newFile: Uint8Array | null = null

export class Folder {
  readonly path = mkdtempSync(join(parent, 'parley-simulation-'))
  #files = 0

  newFile(): string {
    return join(this.path, `${String((this.#files += 1))}.db`)
  }

  /** With its tables. */
  openNew(): [path: string, SpaceFile] {
    const path = this.newFile()
    if (newFile) writeFileSync(path, newFile)
    else {
      openSpaceFile(path).close()
      newFile = readFileSync(path)
    }
    return [path, openSpaceFile(path)]
  }

  remove(): void {
    rmSync(this.path, { recursive: true, force: true })
  }
}

export class StoredFile {
  readonly #folder: Folder | null
  readonly #opened: SpaceFile[] = []
  #path: string

  /** @param folder null: the file is in memory, and cannot be copied */
  constructor(folder: Folder | null) {
    this.#folder = folder
    const [path, file] = folder?.openNew() ?? [':memory:', openSpaceFile(':memory:')]
    this.#path = path
    this.#opened.push(file)
  }

  get current(): SpaceFile {
    const file = this.#opened.at(-1)
    if (!file) throw new RangeError('there is no file')
    return file
  }

  copy(): FileCopy {
    const held = endings.filter((ending) => existsSync(this.#path + ending))
    return new Map(held.map((ending) => [ending, readFileSync(this.#path + ending)]))
  }

  /** A program that has been killed may still read its own file, so this one is another. */
  putBack(copy: FileCopy): void {
    if (!this.#folder) throw new RangeError('a file in memory has no copies')
    this.#path = this.#folder.newFile()
    for (const [ending, bytes] of copy) writeFileSync(this.#path + ending, bytes)
    this.#opened.push(openSpaceFile(this.#path))
  }

  /** As a program that starts finds it. */
  reopen(): void {
    if (this.#folder) this.putBack(this.copy())
  }

  close(): void {
    for (const file of this.#opened) file.close()
  }
}
