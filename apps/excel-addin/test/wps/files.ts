import { type Build, facade, thrown } from './facade.ts'

/** `FileSystem`: one character for each byte. */
export function fakeFiles(build: Build, violations: string[]) {
  const written = new Map<string, string>()
  const fileSystem = facade(
    build,
    violations,
    'FileSystem',
    {},
    {
      Exists: (path: string) => written.has(path),
      Remove: (path: string) => void written.delete(path),
      readAsBinaryString: (path: string) => written.get(path),
      writeAsBinaryString: (path: string, data: string) => {
        if (build.ownFolderOnly) throw thrown(build, 'path cannot contain "/" or "\\"')
        if (/[^\0-\xff]/.test(data)) return false
        written.set(path, data)
        return true
      },
    },
  )
  return { fileSystem, written }
}
