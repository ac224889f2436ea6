#pragma once

#include <array>
#include <cstddef>
#include <cstdlib>
#include <string>
#include <string_view>

/// What targets of parsers share.
namespace lianxin::fuzz {

/// A sound text as any bytes change it: up to three places lose, gain or repeat something, or get
/// what parsers stumble over. The same bytes make the same changes; without bytes there is none.
inline std::string changed(std::string_view sound, std::string_view bytes)
{
    static constexpr std::array kStumbles{"-1",    "0",     "1e308", "9223372036854775807",
                                          "nan",   "null",  "[]",    "{}",
                                          "\"\"",  "\"x\"", "[[",    "*a",
                                          "24:00", "\r\n",  "\xFF"};
    std::string text(sound);
    auto taken = bytes.size() % 7;
    const auto next = [&]() -> std::size_t {
        const auto at = taken++ * (bytes.size() / 16 + 1) % bytes.size();
        return static_cast<unsigned char>(bytes[at]);
    };
    const auto place = [&] {
        const auto high = next();
        return (high * 256 + next()) % (text.size() + 1);
    };
    for (auto edits = bytes.empty() ? 0 : 1 + next() % 3; edits > 0; --edits) {
        const auto kind = next() % 6;
        const auto at = place();
        const auto value = text.find_last_of(",:[{\n", at) + 1;
        if (kind == 0)
            text.insert(at, 1, static_cast<char>(next()));
        else if (kind == 1)
            text.erase(at, 1 + next() % 16);
        else if (kind == 2)
            text.insert(at, text.substr(place(), next() % 64));
        else if (kind == 3)
            text.insert(at, kStumbles[next() % kStumbles.size()]);
        else if (kind == 4)
            text.replace(value, text.find_first_of(",:]}\n", value) - value,
                         kStumbles[next() % kStumbles.size()]);
        else if (at < text.size())
            text[at] = static_cast<char>(text[at] ^ 1 << next() % 3);
    }
    return text;
}

/// Gives `check` the bytes as they are, and a sound text that they change.
template <class Check>
void give(const std::string& bytes, std::string_view sound, const Check& check)
{
    check(bytes);
    check(changed(sound, bytes));
}

/// A refusal has a code.
template <class Result> bool isRead(const Result& result)
{
    if (!result && result.error().code.empty())
        std::abort();
    return result.ok();
}

/// What was understood and is written says the same again. Gives what was understood.
template <class Parse, class Write>
auto comesBack(const std::string& text, const Parse& parse, const Write& write)
{
    auto value = parse(text);
    if (!isRead(value))
        return value;
    const auto written = write(value.value());
    const auto again = parse(written);
    if (!again || write(again.value()) != written)
        std::abort();
    return value;
}

} // namespace lianxin::fuzz
