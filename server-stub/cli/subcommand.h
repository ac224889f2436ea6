#pragma once

#include <iosfwd>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace lianxin::cli {

using Words = std::vector<std::string>;

/// One of `lianxin-server`'s sub-commands. `run` gets the words behind its name and gives the exit
/// code: 0 done, 1 what was asked for failed, 2 the words were not understood.
struct Subcommand {
    std::string_view name;
    std::string_view purpose; ///< one line in Chinese for the list
    int (*run)(const Words& words, std::istream& in, std::ostream& out, std::ostream& err);
};

/// Picks by the first word. Without one, or for `--help`, prints the list; for an unknown one says
/// so and gives 2. `under` names the sub-command whose own table this is; empty for the program's.
int runSubcommand(std::span<const Subcommand> table, const Words& words, std::istream& in,
                  std::ostream& out, std::ostream& err, std::string_view under = {});

} // namespace lianxin::cli
