import { words } from './captions.js';
import { baseName, folderOf } from './file-kinds.js';
import { isSurelyNamed, type Piece } from './piece.js';
import { moduleSources, resolve } from './read-paths.js';

/** Words in a heading that speak of calling a module rather than giving it. */
const callWords = new Set(['call', 'calls', 'calling', 'root', 'usage', 'using', 'example', 'main']);

/**
 * Puts files named without a folder into the module that a heading over them speaks of ("Queue module"), where the
 * configuration calls such a module (`./modules/queue`) and no file is named in its folder.
 */
export function applyModuleHeadings(pieces: readonly Piece[]): Piece[] {
  const given = new Set(pieces.flatMap((piece) => (piece.name === null ? [] : [folderOf(piece.name.path)])));
  const missing = calledFolders(pieces).filter((folder) => !given.has(folder));
  if (missing.length === 0) return [...pieces];
  return pieces.map((piece) => {
    if (piece.name === null || !isSurelyNamed(piece) || piece.name.path.includes('/')) return piece;
    const folder = spokenOf(piece, missing);
    if (folder === null) return piece;
    const notes = [...piece.notes, `its heading speaks of the module ${folder}`];
    return { ...piece, name: { ...piece.name, path: `${folder}/${piece.name.path}` }, notes };
  });
}

/** Folders of the local modules that pieces at the top call. */
function calledFolders(pieces: readonly Piece[]): string[] {
  const found = new Set<string>();
  for (const piece of pieces) {
    if (piece.shape?.blocks.some((block) => block.kind === 'module') !== true) continue;
    const folder = folderOf(piece.name?.path ?? '');
    for (const source of moduleSources(piece.lines)) {
      const target = resolve(folder, source);
      if (target !== null && target !== '.') found.add(target);
    }
  }
  return [...found];
}

function spokenOf(piece: Piece, folders: readonly string[]): string | null {
  for (const heading of [...piece.context.headings].reverse()) {
    const spoken = new Set(words(heading.text));
    if (!spoken.has('module') && !spoken.has('modules')) continue;
    if ([...callWords].some((word) => spoken.has(word) && !(word === 'main' && heading.path !== null)))
      continue;
    const meant = folders.filter((folder) =>
      words(baseName(folder).replaceAll('_', ' ')).every((word) => spoken.has(word)),
    );
    return meant.length === 1 ? (meant[0] ?? null) : null;
  }
  return null;
}
