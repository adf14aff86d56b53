-module(main).
-export([main/0]).

load(Name) ->
    {ok, Text} = file:read_file(Name), % HERE
    Text.

main() ->
    io:format("~p~n", [load("/nowhere/shard")]),
    halt(0).
%% EXPECT
%% type: error
%% message: {badmatch,{error,enoent}}
%% function: main:load/1
%% first~: \{"init terminating in do_boot",\{\{badmatch,\{error,enoent\}\},\[\{main,load,1,.*
%% last~: Crash dump is being written to: erl_crash.dump...done
%% exit: 1
