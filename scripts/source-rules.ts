/**
 * Rules D6, D7, D9 and D10 of ARCHITECTURE.md, which look into the files: SQL only in stores, Request and Response only at
 * the edge, no re-export files, no effect at import, no file above 400 lines. Run by `npm run check`.
 */
import { readFileSync } from 'node:fs';
import { globSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

export interface SourceFile {
  /** Relative to the project, with forward slashes. */
  readonly path: string;
  readonly text: string;
}

export interface Violation {
  readonly rule: 'D6' | 'D7' | 'D9' | 'D10';
  readonly path: string;
  readonly line: number;
  readonly found: string;
}

export const LINE_LIMIT = 400;

/** The only files that may break a rule, each with its reason. */
export const EXCEPTIONS: readonly { readonly rule: Violation['rule']; readonly path: RegExp; readonly reason: string }[] = [
  { rule: 'D9', path: /^src\/documents\/typst-worker\.ts$/u, reason: 'the entry of a thread, as app/main.ts is of the process: it is started, never imported' },
  { rule: 'D9', path: /^src\/forms\/file-worker\.ts$/u, reason: 'the entry of a thread, as app/main.ts is of the process: it is started, never imported' },
  { rule: 'D9', path: /^src\/platform\/threads\/thread-main\.ts$/u, reason: 'the entry of a thread, as app/main.ts is of the process: it is started, never imported' },
  { rule: 'D10', path: /^web\/(?:api|locale-keys|words\/word-keys)(?:\.d)?\.ts$/u, reason: 'generated' },
  { rule: 'D9', path: /^src\/app\/main\.ts$/u, reason: 'the one place that starts something at import' },
  { rule: 'D7', path: /^src\/platform\/routes\.ts$/u, reason: 'the shape of what routes are given: types of the edge, no handling' },
  { rule: 'D9', path: /^src\/search\/score-terms\.ts$/u, reason: 'scratch memory of the scoring kernel' },
];

const SQL = /\b(?:select\s+[\w*"(][\s\S]{0,400}?\bfrom\b|insert\s+into\s+\w|update\s+\w+\s+set\b|delete\s+from\s+\w|create\s+(?:table|index)\b|alter\s+table\b)/iu;
const NOT_SHIPPED = /\.(?:test|contract|fixture)\.ts$|\/fixtures\//u;

/** All violations in a set of files. */
export function checkSources(files: readonly SourceFile[]): Violation[] {
  return files.flatMap((file) => checkFile(file)).filter((violation) => !EXCEPTIONS.some((exception) => exception.rule === violation.rule && exception.path.test(violation.path)));
}

function checkFile(file: SourceFile): Violation[] {
  const violations: Violation[] = [];
  const lines = file.text.split('\n').length;
  if (/\.(?:ts|svelte)$/u.test(file.path) && lines > LINE_LIMIT + 1) violations.push({ rule: 'D10', path: file.path, line: lines, found: `${String(lines - 1)} lines` });
  if (!file.path.endsWith('.ts')) return violations;
  const source = ts.createSourceFile(file.path, file.text, ts.ScriptTarget.Latest, true);
  const at = (node: ts.Node): number => source.getLineAndCharacterOfPosition(node.getStart()).line + 1;
  if (file.path.startsWith('src/') && !NOT_SHIPPED.test(file.path)) {
    const sqlAllowed = /\.store\.ts$|^src\/platform\//u.test(file.path);
    const edge = /\.routes\.ts$|^src\/app\/http(?:\.ts$|\/)/u.test(file.path);
    const visit = (node: ts.Node): void => {
      if (!sqlAllowed && (ts.isStringLiteralLike(node) || ts.isTemplateExpression(node)) && SQL.test(node.getText())) violations.push({ rule: 'D6', path: file.path, line: at(node), found: node.getText().slice(0, 60) });
      if (!edge && ts.isIdentifier(node) && /^(?:Request|Response)$/u.test(node.text) && !ts.isPropertyAccessExpression(node.parent) && !isDeclaredHere(source, node.text)) {
        violations.push({ rule: 'D7', path: file.path, line: at(node), found: node.text });
      }
      ts.forEachChild(node, visit);
    };
    visit(source);
    for (const statement of source.statements) {
      if (ts.isExportDeclaration(statement) && statement.moduleSpecifier !== undefined) violations.push({ rule: 'D9', path: file.path, line: at(statement), found: 're-export' });
      if (hasEffect(statement)) violations.push({ rule: 'D9', path: file.path, line: at(statement), found: `effect at import: ${statement.getText().slice(0, 60)}` });
    }
    if (/(?:^|\/)index\.ts$/u.test(file.path)) violations.push({ rule: 'D9', path: file.path, line: 1, found: 'index.ts' });
  }
  return violations;
}

function isDeclaredHere(source: ts.SourceFile, name: string): boolean {
  return source.statements.some((statement) => (ts.isImportDeclaration(statement) && statement.getText().includes(name)) || ((ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement)) && statement.name.text === name));
}

/** A statement that does something when its file is imported; declarations and constants do not. */
function hasEffect(statement: ts.Statement): boolean {
  if (!ts.isExpressionStatement(statement)) return ts.isIfStatement(statement) || ts.isForStatement(statement) || ts.isForOfStatement(statement) || ts.isTryStatement(statement);
  return !ts.isStringLiteral(statement.expression);
}

/** Reads every source file of the project. */
export function readSources(home: string): SourceFile[] {
  const patterns = ['src/**/*.ts', 'web/**/*.{ts,svelte}', 'eval/*.ts', 'bench/*.ts', 'scripts/*.ts', 'test/**/*.ts'];
  return globSync(patterns, { cwd: home, exclude: (name) => String(name).includes('node_modules') }).map((path) => ({ path: path.replaceAll('\\', '/'), text: readFileSync(join(home, path), 'utf8') }));
}

if (process.argv[1] === import.meta.filename) {
  const files = readSources(join(import.meta.dirname, '..'));
  if (files.length < 100) throw new Error(`Only ${String(files.length)} source files were found; the check would prove nothing.`);
  const violations = checkSources(files);
  for (const { rule, path, line, found } of violations) console.error(`${rule} ${path}:${String(line)} ${found}`);
  console.log(`source rules: ${String(files.length)} files, ${String(violations.length)} violations`);
  process.exitCode = violations.length === 0 ? 0 : 1;
}
