/**
 * Small files of JSON that several commands may use at once. Nobody waits for a lock: a file is complete from
 * the moment it has its name, and of two that make the same one the first wins.
 */
import { constants, copyFileSync, linkSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { randomUUID } from 'node:crypto'
import { dirname } from 'node:path'
import * as v from 'valibot'
import { NotPrivate, privateFolder, writeNewFile } from '../private.ts'
import { folderFault, StorageError } from '../store/database.ts'
import { whenFree } from '../store/retry-locked.ts'

type Shape = v.GenericSchema

/** @returns null when there is no such file. @throws StorageError when it is damaged */
export function readKept<S extends Shape>(path: string, shape: S): v.InferOutput<S> | null {
  try {
    return v.parse(shape, JSON.parse(whenFree(() => readFileSync(path, 'utf8'))))
  } catch (fault) {
    if (isCode(fault, 'ENOENT')) return null
    if (fault instanceof SyntaxError || v.isValiError(fault)) throw new StorageError('corrupt', path, fault)
    throw fault
  }
}

/** Keeps `made` unless there is something already. @returns what is there now. @throws StorageError */
export function keepFirst<S extends Shape>(path: string, shape: S, made: v.InferOutput<S>): v.InferOutput<S> {
  write(path, made, nameFirst)
  return readKept(path, shape) ?? made
}

/** Keeps `value`, whatever was there. */
export function keep(path: string, value: object): void {
  write(path, value, (from, to) => whenFree(() => renameSync(from, to)))
}

/** @throws StorageError when other accounts could write there, or the system's error */
export function makeFolder(path: string): void {
  try {
    privateFolder(path)
  } catch (fault) {
    throw fault instanceof NotPrivate ? folderFault(fault, path) : fault
  }
}

/** @param name gives the finished file its name */
function write(path: string, value: unknown, name: (from: string, to: string) => void): void {
  const draft = `${path}.${randomUUID()}`
  makeFolder(dirname(path))
  writeNewFile(draft, `${JSON.stringify(value)}\n`)
  try {
    name(draft, path)
  } finally {
    rmSync(draft, { force: true })
  }
}

/** Names a file unless there is one of that name. */
function nameFirst(draft: string, path: string): void {
  try {
    linkSync(draft, path)
  } catch (fault) {
    if (!isCode(fault, 'EEXIST')) copyFirst(draft, path)
  }
}

/** Disks like FAT have no links. A copy can be seen half written, but there is nothing better on them. */
function copyFirst(draft: string, path: string): void {
  try {
    copyFileSync(draft, path, constants.COPYFILE_EXCL)
  } catch (fault) {
    if (!isCode(fault, 'EEXIST')) throw fault
  }
}

function isCode(fault: unknown, code: string): boolean {
  return fault instanceof Error && 'code' in fault && fault.code === code
}
