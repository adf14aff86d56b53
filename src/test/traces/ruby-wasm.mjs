// Runs a program with Ruby for WebAssembly, and prints what ended it as that Ruby prints it.
import fs from 'node:fs/promises';
import { createRequire } from 'node:module';
import { WASI } from 'node:wasi';

const tools = process.env.TRACE_TOOLS ?? '/srv/tools';
const require = createRequire(`${tools}/ruby/package.json`);
const { RubyVM } = require('@ruby/wasm-wasi');
const binary = `${tools}/ruby/node_modules/@ruby/3.4-wasm-wasi/dist/ruby+stdlib.wasm`;
const wasi = new WASI({
  version: 'preview1', args: ['ruby'], env: {}, preopens: { '/srv': '/srv' }, returnOnExit: true,
});
const module = await WebAssembly.compile(await fs.readFile(binary));
const { vm } = await RubyVM.instantiateModule({ module, wasip1: wasi });
const file = process.argv[2];
vm.eval(`
begin
  eval(File.read('${file}'), TOPLEVEL_BINDING, '${file}')
rescue Exception => e
  $stderr.puts e.full_message(highlight: false, order: :top)
end`);
