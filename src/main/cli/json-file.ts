/** Used by several commands at once, without locks: complete files are renamed into place; the first creator wins. */
import { constants, copyFileSync, linkSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { randomUUID } from 'node:crypto'
import { dirname } from 'node:path'
import * as v from 'valibot'
import { NotPrivate, privateFolder, writeNewFile } from '../private.ts'
import { folderError, StorageError } from '../store/database.ts'
import { retryWhileLocked } from '../store/retry-locked.ts'

type Schema = v.GenericSchema

/** Null when there is no such file. @throws StorageError when it is damaged */
export function readJsonFile<S extends Schema>(path: string, shape: S): v.InferOutput<S> | null {
  try {
    return v.parse(shape, JSON.parse(retryWhileLocked(() => readFileSync(path, 'utf8'))))
  } catch (error) {
    if (isCode(error, 'ENOENT')) return null
    if (error instanceof SyntaxError || v.isValiError(error)) throw new StorageError('corrupt', path, error)
    throw error
  }
}

/** @returns what is in the file now. @throws StorageError */
export function createJsonFile<S extends Schema>(
  path: string,
  shape: S,
  value: v.InferOutput<S>
): v.InferOutput<S> {
  write(path, value, linkIfMissing)
  return readJsonFile(path, shape) ?? value
}

export function writeJsonFile(path: string, value: object): void {
  write(path, value, (from, to) => retryWhileLocked(() => renameSync(from, to)))
}

/** @throws StorageError when other accounts could write there, or the system's error */
export function makePrivateFolder(path: string): void {
  try {
    privateFolder(path)
  } catch (error) {
    throw error instanceof NotPrivate ? folderError(error, path) : error
  }
}

function write(path: string, value: unknown, rename: (from: string, to: string) => void): void {
  const draft = `${path}.${randomUUID()}`
  makePrivateFolder(dirname(path))
  writeNewFile(draft, `${JSON.stringify(value)}\n`)
  try {
    rename(draft, path)
  } finally {
    rmSync(draft, { force: true })
  }
}

function linkIfMissing(draft: string, path: string): void {
  try {
    linkSync(draft, path)
  } catch (error) {
    if (!isCode(error, 'EEXIST')) copyIfMissing(draft, path)
  }
}

/** FAT has no hard links. A copy can be read half written, but FAT offers nothing better. */
function copyIfMissing(draft: string, path: string): void {
  try {
    copyFileSync(draft, path, constants.COPYFILE_EXCL)
  } catch (error) {
    if (!isCode(error, 'EEXIST')) throw error
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}
