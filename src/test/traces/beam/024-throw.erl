-module(main).
-export([main/0]).

refuse() ->
    erlang:error({quota, spent}). % HERE

main() ->
    refuse(),
    halt(0).
%% EXPECT
%% type: error
%% message: {quota,spent}
%% function: main:refuse/0
%% first~: \{"init terminating in do_boot",\{\{quota,spent\},.*
%% last~: Crash dump is being written to: erl_crash.dump...done
%% exit: 1
