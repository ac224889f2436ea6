#pragma once

#include "server-stub/cli/subcommand.h"

#include <span>

/// The operator's sub-commands that need no running server. Each answers `--help`; results go to
/// `out`, what is wrong to `err`.
namespace lianxin::commands {

using cli::Words;

/// In the order in which they are listed.
std::span<const cli::Subcommand> commands();

/// A store with the demo city, or with a real one made from public data.
int demo(const Words& words, std::istream& in, std::ostream& out, std::ostream& err);
/// Checks the written city and writes `generated/*.geojson` from a seed.
int city(const Words& words, std::istream& in, std::ostream& out, std::ostream& err);
/// Due times, a row in and a row out.
int deadlines(const Words& words, std::istream& in, std::ostream& out, std::ostream& err);
/// Learns categories from texts and writes the model.
int train(const Words& words, std::istream& in, std::ostream& out, std::ostream& err);
/// Measures the models; a table of its own behind it (evaluate.h).
int evaluate(const Words& words, std::istream& in, std::ostream& out, std::ostream& err);

} // namespace lianxin::commands
