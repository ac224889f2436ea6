#pragma once

#include "models/base/result.h"

#include <iosfwd>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace lianxin::cli {

/// One `--name VALUE` (or `--name` alone, when `value` is empty) of a sub-command.
struct Option {
    std::string name;  ///< without the dashes
    std::string value; ///< what the help calls its value; empty for a switch
    std::string help;  ///< in Chinese
    enum class Times { Once, Many } times = Times::Once;
};

/// What a sub-command understands.
struct Usage {
    std::string command;   ///< `serve`
    std::string arguments; ///< `add 工号 …`; empty when it takes none
    std::string purpose;   ///< one sentence in Chinese
    std::vector<Option> options;
};

/// What was given on the command line.
class Given {
public:
    bool has(const std::string& name) const { return m_options.contains(name); }
    /// The value, or `otherwise` when it was not given.
    std::string value(const std::string& name, const std::string& otherwise = {}) const;
    const std::vector<std::string>& values(const std::string& name) const;
    const std::vector<std::string>& arguments() const { return m_arguments; }

private:
    friend Result<Given> parse(const Usage& usage, const std::vector<std::string>& words);
    std::map<std::string, std::vector<std::string>> m_options;
    std::vector<std::string> m_arguments;
};

/// Errors: `unknown_option`, `missing_value`, `unexpected_argument`, `given_twice`; the detail is
/// the word at fault. `--help` is always known; `--name=VALUE` too.
Result<Given> parse(const Usage& usage, const std::vector<std::string>& words);
std::string helpText(const Usage& usage);

/// The words of a sub-command, or nothing when there is no more to do: help was printed (`code` 0)
/// or the words were not understood (2).
struct Understood {
    std::optional<Given> given;
    int code = 0;
};
Understood understand(const Usage& usage, const std::vector<std::string>& words, std::ostream& out,
                      std::ostream& err);

/// A whole number from `least` to `most`; nothing for anything else.
std::optional<long long> number(const std::string& text, long long least, long long most);

} // namespace lianxin::cli
