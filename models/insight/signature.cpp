#include "models/insight/signature.h"

#include "models/insight/local_names.h"
#include "models/text/normal_form.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>

namespace lianxin::insight {

namespace {

constexpr double kTitleTimes = 3;
constexpr std::size_t kTextRead = 400;

using Counts = std::unordered_map<std::u32string, double>;

void count(std::u32string_view text, double times, Counts& counts)
{
    for (std::size_t i = 0; i < text.size();) {
        const char32_t c = text[i];
        if (text::isHan(c)) {
            for (std::size_t length = 2; length <= 3 && i + length <= text.size(); ++length) {
                if (!text::isHan(text[i + length - 1]))
                    break;
                counts[std::u32string(text.substr(i, length))] += times;
            }
            ++i;
        } else if (text::isPunctuation(c) || text::isSpace(c)) {
            ++i;
        } else {
            std::size_t end = i + 1;
            while (end < text.size() && (text::isLatin(text[end]) || text::isDigit(text[end])))
                ++end;
            counts[std::u32string(text.substr(i, end - i))] += times;
            i = end;
        }
    }
}

void addNames(std::u32string_view text, std::vector<std::u32string>& names)
{
    for (std::u32string& name : localNames(text)) {
        if (std::find(names.begin(), names.end(), name) == names.end())
            names.push_back(std::move(name));
    }
}

} // namespace

Signature signatureOf(const Message& message)
{
    const std::u32string title = text::normalise(message.title).text;
    const std::u32string text = text::normalise(message.text).text.substr(0, kTextRead);
    Signature out;
    out.place = text::normalise(message.place).text;
    out.words = title + U' ' + text + U' ' + out.place;
    if (!message.place.empty() && !message.matter.empty())
        out.told = message.matter + '\n' + message.area + '\n' + message.place;
    if (!out.place.empty())
        out.names.push_back(out.place);
    addNames(title, out.names);
    addNames(text, out.names);
    out.areas = areaNames(text::normalise(message.area).text);
    if (out.areas.empty())
        out.areas = areaNames(title);
    if (out.areas.empty())
        out.areas = areaNames(text);
    Counts counts;
    count(title, kTitleTimes, counts);
    count(text, 1, counts);
    for (const auto& [term, times] : counts)
        out.terms.emplace_back(term, 1 + std::log(times));
    std::sort(out.terms.begin(), out.terms.end());
    return out;
}

} // namespace lianxin::insight
