#pragma once

#include "server-stub/cli/options.h"

#include <iosfwd>
#include <optional>
#include <string>
#include <vector>

namespace lianxin::commands {

/// The words of a sub-command, or nothing when there is no more to do: help was printed (`code` 0)
/// or the words were not understood (2).
struct Understood {
    std::optional<cli::Given> given;
    int code = 0;
};
Understood understand(const cli::Usage& usage, const std::vector<std::string>& words,
                      std::ostream& out, std::ostream& err);

} // namespace lianxin::commands
