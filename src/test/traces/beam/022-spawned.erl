-module(main).
-export([main/0, work/1]).

work(Rows) ->
    hd(Rows). % HERE

main() ->
    spawn(?MODULE, work, [[]]),
    timer:sleep(500),
    io:format("leaving~n"),
    halt(4).
%% EXPECT
%% type: error
%% message: badarg
%% function: main:work/1
%% first~: =ERROR REPORT==== .* ===
%% last~: .*\{main,work,1,\[\{file,"main.erl"\},\{line,5\}\]\}\].*
%% exit: 4
