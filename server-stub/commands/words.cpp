#include "server-stub/commands/words.h"

#include <ostream>

namespace lianxin::commands {

Understood understand(const cli::Usage& usage, const std::vector<std::string>& words,
                      std::ostream& out, std::ostream& err)
{
    auto given = cli::parse(usage, words);
    if (!given) {
        err << cli::sentence(given.error()) << '\n';
        return {std::nullopt, 2};
    }
    if (given.value().has("help")) {
        out << cli::helpText(usage);
        return {std::nullopt, 0};
    }
    return {std::move(given).value(), 0};
}

} // namespace lianxin::commands
