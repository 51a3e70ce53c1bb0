/// <reference types="et-jsapi-declare" />
import { HostError } from '../../port.ts'

/** Kingsoft's declarations name the members; what a build makes of each is for `get` and the decoders to find out. */
export type Application = Et.Application
export type Root = WPS.AddonRoot & WPS.EtAddonRoot
export type Workbook = Et.Workbook
export type Worksheet = Et.Worksheet
export type Range = Et.Range

/** The two objects a page of a WPS add-in works with; newer builds give one for both. */
export interface Jsapi {
  readonly app: Application
  /** Events, files, folders. */
  readonly root: Root
}

/** @returns `undefined` in a page that WPS has not opened */
export function jsapiIn(page: object): Jsapi | undefined {
  const { Application: newer, wps: older } = page as { Application?: object; wps?: object }
  const root = (newer ?? older) as Root | undefined
  if (!root) return undefined
  const whole = (root as Partial<Application>).Workbooks !== undefined
  return { app: whole ? (root as unknown as Application) : object(get(root, 'EtApplication')), root }
}

/**
 * A member, with arguments where it takes any. Builds differ in what is a property and what a method, and some collections
 * can be called and yet be collections.
 *
 * @throws HostError `refused` for whatever WPS throws: errors, plain objects, texts
 */
export function get<T extends object, K extends keyof T & string>(
  of: T,
  name: K,
  ...args: readonly unknown[]
): unknown {
  return asked(() => {
    const member: unknown = of[name]
    if (typeof member !== 'function') return member
    if (args.length === 0 && 'Item' in member) return member
    return member.apply(of, args)
  })
}

/** @throws HostError as `get` does */
export function set<T extends object, K extends keyof T & string>(of: T, name: K, value: unknown): void {
  asked(() => {
    const member: unknown = of[name]
    if (typeof member === 'function') member.call(of, value)
    else (of as Record<string, unknown>)[name] = value
  })
}

function asked<R>(action: () => R): R {
  try {
    return action()
  } catch (cause) {
    throw new HostError('refused', { cause })
  }
}

/** What an action gives; `undefined` where WPS refuses it. */
export function ifGiven<R>(action: () => R): R | undefined {
  try {
    return action()
  } catch (error) {
    if (error instanceof HostError && error.code === 'refused') return undefined
    throw error
  }
}

/** @throws HostError `refused` for anything but an object */
export function object<T extends object>(told: unknown): T {
  if (typeof told === 'function') return told as T
  if (typeof told === 'object' && told !== null) return told as T
  throw new HostError('refused', { cause: `WPS gave ${String(told)} in place of an object` })
}

/** @throws HostError `refused` for anything but a text */
export function text(told: unknown): string {
  if (typeof told === 'string') return told
  throw new HostError('refused', { cause: `WPS gave ${String(told)} in place of a text` })
}

/** @throws HostError `refused` for anything but a whole number from 0 */
export function count(told: unknown): number {
  const number = Number(told)
  if (told !== null && Number.isInteger(number) && number >= 0) return number
  throw new HostError('refused', { cause: `WPS gave ${String(told)} in place of a number` })
}

/** Builds say `true`, 1 or −1. */
export const yes = (told: unknown): boolean => told === true || (typeof told === 'number' && told !== 0)

/** Not the opposite of `yes`: a range of which some cells are so and others not gives `null`. */
export const no = (told: unknown): boolean => told === false || told === 0

interface Collection {
  readonly Count: number
  Item(index: number): unknown
}

/** What a collection holds, which it counts from 1. */
export function all<T extends object>(collection: unknown): readonly T[] {
  const held = object<Collection>(collection)
  return Array.from({ length: count(get(held, 'Count')) }, (_, index) =>
    object<T>(get(held, 'Item', index + 1)),
  )
}
