#pragma once

#include "server-stub/cli/subcommand.h"

#include <span>

/// What the models know, measured on a file with the right answers. Each evaluation stands in a
/// file of its own (evaluate_category.cpp …), reads its options as a sub-command does and, with
/// `--json`, prints one object on one line and nothing else.
namespace lianxin::commands {

using cli::Words;

/// In the order in which they are listed.
std::span<const cli::Subcommand> evaluations();

/// Texts with a label: accuracy, macro-F1, and what the classifier decides alone.
int evaluateCategory(const Words& words, std::istream& in, std::ostream& out, std::ostream& err);
/// Questions with the document that answers them: how early it is found.
int evaluateKnowledge(const Words& words, std::istream& in, std::ostream& out, std::ostream& err);
/// Tickets with the district they are about: how often it is found in title and content.
int evaluatePlaces(const Words& words, std::istream& in, std::ostream& out, std::ostream& err);
/// Tagged addresses: how many of their parts are cut and named right.
int evaluateAddresses(const Words& words, std::istream& in, std::ostream& out, std::ostream& err);
/// Messages grouped by matter and place, hottest group first.
int evaluateTopics(const Words& words, std::istream& in, std::ostream& out, std::ostream& err);

} // namespace lianxin::commands
