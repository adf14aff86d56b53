#!/usr/bin/env escript
mean(Rows) -> lists:sum(Rows) / length(Rows).

main(_) ->
    io:format("start~n"),
    io:format("~p~n", [mean([])]).
%% EXPECT
%% type: error
%% message: an error occurred when evaluating an arithmetic expression
%% at: none
%% first: escript: exception error: an error occurred when evaluating an arithmetic expression
%% last~: .+
%% exit: 127
