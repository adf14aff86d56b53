package io.jobsentry.frames;

/** Programs in the languages whose functions are found, with what is around their lines. */
final class Samples {
  private Samples() {}

  static String of(SourceLanguage language) {
    return switch (language) {
      case PYTHON -> PYTHON;
      case JAVASCRIPT -> JAVASCRIPT;
      case TYPESCRIPT -> TYPESCRIPT;
      case TSX -> TSX;
      case GO -> GO;
      case RUST -> RUST;
      case JAVA -> JAVA;
    };
  }

  private static final String PYTHON =
      """
      import asyncio  #=: none
      NAME = "häuser 漢字 🚀"  #=: none

      @dataclass  #=: none
      class Trainer(
          Base,
          metaclass=Meta,
      ):
          rate: float = 0.1  #=: none in 5-8

          @property  #=: step 11-16 in 5-8
          @retry(times=3)
          async def step(self, batch: list[int]) -> None:  #=: step 11-16 in 5-8
              text = "Straße 😀"; await self.run(batch)  #=: step 11-16 in 5-8
              if batch:
                  raise ValueError("x")  #=: step 11-16 in 5-8

          def outer(self):
              def inner(value):  #=: inner 19-23 in 5-8,18-18
                  for one in value:
                      with open(one) as file:
                          data = [f(x) for x in file]  #=: inner 19-23 in 5-8,18-18
                          return data[3]  #=: inner 19-23 in 5-8,18-18
              sort(key=lambda it: it.boom)  #=: outer 18-26 in 5-8
              on_end = lambda event: event
              return inner(self)  #=: outer 18-26 in 5-8

          class Nested:
              def deep[T](self, value: T) -> T:
                  match value:
                      case [a, *rest]:
                          return rest[9]  #=: deep 29-32 in 5-8,28-28

      handler = lambda event: (
          event.boom()  #=: handler 34-36
      )

      def one(): return 1 / 0  #=: one 38-38

      if __name__ == "__main__":
          asyncio.run(main())  #=: none
      """;

  private static final String JAVASCRIPT =
      """
      const fs = require('fs'); //=: none
      class Worker extends Base { // größe 漢字
        #queue = build(); //=: none in 2-2
        static { setup(); } //=: <static> 4-4 in 2-2
        async run(items = []) {
          for await (const item of items) {
            item.boom(); //=: run 5-9 in 2-2
          }
        } //=: run 5-9 in 2-2
        get size() { return this.#queue.length; } //=: size 10-10 in 2-2
        handle = async (event) => {
          event.fail(); //=: handle 11-13 in 2-2
        };
      }

      function* gen() { //=: gen 16-18
        yield boom(); //=: gen 16-18
      }

      const view = ({ name }) => { //=: view 20-24
        return <div onClick={() => {
          name.boom(); //=: <anonymous> 21-23 in 20-20
        }}>{name.first.last}</div>;
      };

      function outer() {
        const inner = function () {
          return list.map((x) => {
            return x.y.z; //=: <anonymous> 28-30 in 26-26,27-27
          });
        };
        items.forEach((one) => one.go()); //=: outer 26-33
      }

      module.exports = {
        save: function (it) {
          it.boom(); //=: save 36-38
        },
        load(it) {
          it.boom(); //=: load 39-41
        },
      };
      app.get = (request) => {
        request.boom(); //=: app.get 43-45
      };
      main(); //=: none
      """;

  private static final String TYPESCRIPT =
      """
      import { x } from './x'; //=: none
      namespace Jobs {
        export abstract class Repo<T extends { id: number }> implements Store<T> {
          private readonly cache = new Map<string, T>(); //=: none in 2-2,3-3
          constructor(private readonly url: string) { //=: constructor 5-7 in 2-2,3-3
            connect(url); //=: constructor 5-7 in 2-2,3-3
          }
          @log('find')
          @cached() //=: find 8-13 in 2-2,3-3
          public async find<K extends keyof T>(key: K): Promise<T | undefined> {
            const found = this.cache.get(`grün ${String(key)}`)!; //=: find 8-13 in 2-2,3-3
            return found as T; //=: find 8-13 in 2-2,3-3
          }
          onError = (e: unknown): never => {
            throw e; //=: onError 14-16 in 2-2,3-3
          };
        }
      }
      export default async function load<T>(path: string): Promise<T[]> { //=: load 19-23
        return await Promise.all([1].map(async (n): Promise<T> => {
          return boom<T>(n); //=: <anonymous> 20-22 in 19-19
        }));
      }
      const typed: (n: number) => number = (n) => { //=: typed 24-26
        return n.fail(); //=: typed 24-26
      };
      enum Color { Red = 1 } //=: none
      """;

  private static final String TSX =
      """
      import React from 'react'; //=: none
      type Props = { name: string };
      export const App: React.FC<Props> = ({ name }) => { //=: App 3-10
        const [n, set] = useState<number>(0); //=: App 3-10
        const go = useCallback(async () => {
          await name.boom(); //=: <anonymous> 5-7 in 3-3
        }, [name]);
        const text = <>{n}</>; //=: App 3-10
        return <Button onClick={go}>größe {name.x.y}</Button>; //=: App 3-10
      };
      class Old extends React.Component<Props> {
        state = { a: 1 }; //=: none in 11-11
        render() { //=: render 13-19 in 11-11
          return (
            <ul>
              {this.props.items.map((it) => <li>{it.a.b}</li>)} {/*=: render 13-19 in 11-11 */}
            </ul>
          );
        } //=: render 13-19 in 11-11
      }
      export function plain<T,>(x: T) { //=: plain 21-23
        return x!.boom; //=: plain 21-23
      }
      """;

  private static final String GO =
      """
      package main //=: none

      import "fmt"

      var limit = load() //=: none

      type Server struct{ names []string }

      // Handle says grüß 漢字.
      func (s *Server) Handle(w io.Writer, id int) (err error) { //=: Handle 10-20
      	defer func() {
      		if r := recover(); r != nil { //=: <anonymous> 11-15 in 10-10
      			err = fmt.Errorf("🚀: %v", r) //=: <anonymous> 11-15 in 10-10
      		}
      	}()
      	go func(n int) { _ = s.names[n] }(id) //=: Handle 10-20
      	step := func(i int) string {
      		return s.names[i] //=: step 17-19 in 10-10
      	}
      	_ = step(7); return nil } //=: Handle 10-20

      func Map[T any, U any](in []T, f func(T) U) []U { //=: Map 22-28
      	var out []U
      	for _, one := range in {
      		out = append(out, f(one)) //=: Map 22-28
      	}
      	return out
      } //=: Map 22-28

      var hook = func() {
      	panic("x") //=: hook 30-32
      }

      func main() { //=: main 34-36
      	Map([]int{1}, nil) //=: main 34-36
      }
      """;

  private static final String RUST =
      """
      use std::fmt; //=: none
      const NAME: &str = "grüße 漢字"; //=: none
      struct Job<T> { items: Vec<T> }

      impl<T: fmt::Debug> fmt::Display for Job<T>
      where
          T: Clone,
      {
          #[inline] //=: fmt 9-13 in 5-8
          /// Says it.
          fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { //=: fmt 9-13 in 5-8
              write!(f, "{:?} 🚀", self.items[9]) //=: fmt 9-13 in 5-8
          }
      }

      impl Job<u8> {
          pub async fn run(&self) -> Result<u8, String> { //=: run 17-30 in 16-16
              let pick = |i: usize| -> u8 {
                  self.items[i] //=: pick 18-20 in 16-16,17-17
              };
              let all: Vec<u8> = self.items.iter().map(|x| x + 1).collect(); //=: run 17-30 in 16-16
              fn nested(a: u32) -> u32 {
                  a / 0 //=: nested 22-24 in 16-16,17-17
              }
              let handle = std::thread::spawn(move || {
                  panic!("no") //=: <anonymous> 25-27 in 16-16,17-17
              });
              handle.join().unwrap(); //=: run 17-30 in 16-16
              Ok(pick(all.len())) //=: run 17-30 in 16-16
          }
      }

      trait Named {
          fn name(&self) -> String {
              self.id().unwrap() //=: name 34-36 in 33-33
          }
      }

      mod inner {
          pub fn deep() {
              None::<u8>.unwrap(); //=: deep 40-42
          }
      }

      fn main() { inner::deep() } //=: main 45-45
      """;

  private static final String JAVA =
      """
      package com.acme; //=: none
      /** Größe 漢字. */
      @Entity
      public sealed class Orders<T extends Comparable<T>>
          extends Base implements Runnable {
        private static final Map<String, Integer> ALL = load(); //=: none in 4-5
        static { //=: <static> 7-9 in 4-5
          boom(); //=: <static> 7-9 in 4-5
        }
        { register(this); } //=: <init> 10-10 in 4-5
        Orders(int n) {
          super(n / 0); //=: Orders 11-13 in 4-5
        }
        @Override
        @Deprecated(since = "1") //=: run 14-24 in 4-5
        public <R> void run() throws IOException {
          Runnable later = () -> {
            fail("🚀"); //=: later 17-19 in 4-5,16-16
          };
          list.stream().map(x -> x.y()).toList(); //=: run 14-24 in 4-5
          new Thread(new Runnable() {
            @Override public void run() { explode(); } //=: run 22-22 in 4-5,16-16,21-21
          }).start();
        }
        record Line(int a) {
          Line { //=: Line 26-28 in 4-5,25-25
            check(a); //=: Line 26-28 in 4-5,25-25
          }
        }
        interface Shape { default int area() {
            return 1 / 0; //=: area 30-32 in 4-5
        } }
        class Inner<U> {
          int get(Object o) {
            return switch (o) {
              case Integer i when i > 3 -> i / 0; //=: get 34-38 in 4-5,33-33
              default -> throw new IllegalStateException(); //=: get 34-38 in 4-5,33-33
            };}}
        enum Kind { A { int n() { return 1; } }; abstract int n(); } //=: none in 4-5
      }
      """;
}
