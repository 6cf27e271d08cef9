// What retext-simplify, alex and write-good say about documents, each asked as its own documentation shows.
//
//     node ask.mjs NODE_MODULES FILE...
//
// Prints JSON: {program: {file: [[begin, end], ...]}}, places in characters of the file.
import {readFileSync} from 'node:fs'
import {createRequire} from 'node:module'
import {join, resolve} from 'node:path'
import {pathToFileURL} from 'node:url'

const [modules, ...files] = process.argv.slice(2)
// "import" looks only beside this file, the packages lie in the build folder
const from = (name) => import(pathToFileURL(join(resolve(modules), name, 'index.js')).href)
const {retext} = await from('retext')
const {default: retextSimplify} = await from('retext-simplify')
const alex = await from('alex')
const writeGood = createRequire(join(resolve(modules), 'write-good', 'package.json'))('write-good')

const simplify = retext().use(retextSimplify)
const programs = {
  'retext-simplify': (text) => simplify.processSync(text).messages.map(({place}) => [place.start.offset, place.end.offset]),
  alex: (text, file) => (file.endsWith('.md') ? alex.markdown(text) : alex.text(text)).messages.map(({position}) => [position.start.offset, position.end.offset]),
  'write-good': (text) => writeGood(text).map(({index, offset}) => [index, index + offset])
}

const said = {}
for (const [name, ask] of Object.entries(programs)) {
  said[name] = {}
  for (const file of files) said[name][file] = ask(readFileSync(file, 'utf8'), file)
}
console.log(JSON.stringify(said))
