#!/usr/bin/env escript
load(Name) ->
    {ok, Text} = file:read_file(Name),
    Text.

main(_) ->
    load("/nowhere/shard").
%% EXPECT
%% type: error
%% message: no match of right hand side value {error,enoent}
%% at: none
%% first: escript: exception error: no match of right hand side value {error,enoent}
%% last~: .+
%% exit: 127
