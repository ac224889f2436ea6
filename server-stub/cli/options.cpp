#include "server-stub/cli/options.h"

#include "server-stub/cli/failure.h"

#include <algorithm>
#include <charconv>
#include <ostream>

namespace lianxin::cli {

namespace {

const Option* find(const Usage& usage, const std::string& name)
{
    const auto it = std::find_if(usage.options.begin(), usage.options.end(),
                                 [&](const Option& option) { return option.name == name; });
    return it == usage.options.end() ? nullptr : &*it;
}

} // namespace

std::string Given::value(const std::string& name, const std::string& otherwise) const
{
    const auto it = m_options.find(name);
    return it == m_options.end() ? otherwise : it->second.back();
}

const std::vector<std::string>& Given::values(const std::string& name) const
{
    static const std::vector<std::string> kNone;
    const auto it = m_options.find(name);
    return it == m_options.end() ? kNone : it->second;
}

Result<Given> parse(const Usage& usage, const std::vector<std::string>& words)
{
    Given given;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::string& word = words[i];
        if (word == "--help" || word == "-h") {
            given.m_options["help"].emplace_back();
            continue;
        }
        if (word.rfind("--", 0) != 0) {
            if (usage.arguments.empty())
                return Error{"unexpected_argument", word};
            given.m_arguments.push_back(word);
            continue;
        }
        const auto equals = word.find('=');
        const std::string name = word.substr(2, equals == std::string::npos ? equals : equals - 2);
        const Option* option = find(usage, name);
        if (option == nullptr)
            return Error{"unknown_option", word};
        auto& values = given.m_options[name];
        if (!values.empty() && option->times == Option::Times::Once)
            return Error{"given_twice", "--" + name};
        if (option->value.empty()) {
            values.emplace_back();
        } else if (equals != std::string::npos) {
            values.push_back(word.substr(equals + 1));
        } else if (i + 1 < words.size()) {
            values.push_back(words[++i]);
        } else {
            return Error{"missing_value", word};
        }
    }
    return given;
}

std::string helpText(const Usage& usage)
{
    std::string text = usage.purpose + "\n\n用法：lianxin-server " + usage.command;
    if (!usage.arguments.empty())
        text += " " + usage.arguments;
    text += usage.options.empty() ? "\n" : " [选项]\n\n选项：\n";
    std::size_t widest = 0;
    for (const auto& option : usage.options)
        widest = std::max(widest, option.name.size() + option.value.size() + 1);
    for (const auto& option : usage.options) {
        const std::string left = option.name + (option.value.empty() ? "" : " " + option.value);
        text += "  --" + left + std::string(widest - left.size() + 2, ' ') + option.help + "\n";
    }
    return text;
}

Understood understand(const Usage& usage, const std::vector<std::string>& words, std::ostream& out,
                      std::ostream& err)
{
    auto given = parse(usage, words);
    if (!given) {
        fail(err, given.error());
        return {std::nullopt, 2};
    }
    if (given.value().has("help")) {
        out << helpText(usage);
        return {std::nullopt, 0};
    }
    return {std::move(given).value(), 0};
}

std::optional<long long> number(const std::string& text, long long least, long long most)
{
    long long value = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (failure != std::errc{} || end != text.data() + text.size() || value < least || value > most)
        return std::nullopt;
    return value;
}

} // namespace lianxin::cli
