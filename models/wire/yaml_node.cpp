#include "models/wire/yaml_node.h"

#include "models/text/utf.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace lianxin::wire {

namespace {

/// The line a mark stands on, up to the mark.
std::string_view upTo(std::string_view text, const YAML::Mark& mark)
{
    for (int line = 0; line < mark.line; ++line)
        text.remove_prefix(std::min(text.find('\n'), text.size() - 1) + 1);
    return text.substr(0, static_cast<std::size_t>(mark.column));
}

template <class Number> std::optional<Number> number(const std::string& text)
{
    Number value{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size())
        return std::nullopt;
    return value;
}

} // namespace

void YamlFile::note(const char* code, const YAML::Mark& place, const std::string& reason)
{
    std::string where = ":1:1 ";
    if (!place.is_null() && !text.empty())
        where = ':' + std::to_string(place.line + 1) + ':' +
                std::to_string(lianxin::text::length(upTo(text, place)) + 1) + ' ';
    problems.push_back({code, name + where + reason});
}

YamlNode YamlNode::load(std::string_view text, YamlFile& file)
{
    file.text = text;
    try {
        auto node = YAML::Load(file.text);
        const auto mark = node.Mark();
        return {node, mark, file};
    } catch (const YAML::Exception& e) {
        file.note("bad_yaml", e.mark, e.msg);
        return {YAML::Node(), YAML::Mark::null_mark(), file};
    }
}

YamlNode& YamlNode::operator=(const YamlNode& other)
{
    if (this != &other) {
        m_node.reset(other.m_node);
        m_place = other.m_place;
        m_file = other.m_file;
    }
    return *this;
}

bool YamlNode::has(const char* key) const
{
    if (!isMap())
        return false;
    const auto child = m_node[key];
    return child.IsDefined() && !child.IsNull();
}

YamlNode YamlNode::operator[](const char* key) const
{
    if (!isMap())
        return {YAML::Node(), m_place, *m_file};
    auto child = m_node[key];
    if (!child.IsDefined())
        return {YAML::Node(), m_place, *m_file};
    const auto mark = child.Mark();
    return {child, mark.is_null() ? m_place : mark, *m_file};
}

std::vector<YamlNode> YamlNode::items() const
{
    std::vector<YamlNode> list;
    if (!m_node.IsDefined() || m_node.IsNull())
        return list;
    if (!m_node.IsSequence()) {
        wrong("bad_member", "这里应当是一个列表");
        return list;
    }
    list.reserve(m_node.size());
    for (const auto& item : m_node)
        list.push_back(YamlNode(item, item.Mark(), *m_file));
    return list;
}

std::vector<std::pair<std::string, YamlNode>> YamlNode::members() const
{
    std::vector<std::pair<std::string, YamlNode>> list;
    if (!m_node.IsDefined() || m_node.IsNull())
        return list;
    if (!m_node.IsMap()) {
        wrong("bad_member", "这里应当是一个对象");
        return list;
    }
    for (const auto& member : m_node)
        if (member.first.IsScalar())
            list.emplace_back(member.first.Scalar(),
                              YamlNode(member.second, member.second.Mark(), *m_file));
    return list;
}

std::string YamlNode::text() const
{
    if (!m_node.IsDefined() || m_node.IsNull())
        return {};
    if (!m_node.IsScalar()) {
        wrong("bad_member", "这里应当是一个值，不是列表或对象");
        return {};
    }
    return m_node.Scalar();
}

std::string YamlNode::text(const char* key) const
{
    return (*this)[key].text();
}

std::string YamlNode::needed(const char* key) const
{
    auto value = text(key);
    if (value.empty())
        (*this)[key].wrong("missing_member", std::string("缺少“") + key + "”");
    return value;
}

std::vector<std::string> YamlNode::texts(const char* key) const
{
    std::vector<std::string> list;
    for (const auto& item : items(key))
        list.push_back(item.text());
    return list;
}

int YamlNode::integer(const char* key, int otherwise) const
{
    const auto written = text(key);
    if (written.empty())
        return otherwise;
    const auto value = number<int>(written);
    if (!value)
        (*this)[key].wrong("bad_member", "“" + written + "”不是整数");
    return value.value_or(otherwise);
}

double YamlNode::real() const
{
    const auto value = number<double>(text());
    if (!value || !std::isfinite(*value))
        wrong("bad_member", "“" + text() + "”不是数");
    return value.value_or(0);
}

bool YamlNode::truth(const char* key, bool otherwise) const
{
    const auto written = text(key);
    if (written.empty())
        return otherwise;
    if (written != "true" && written != "false")
        (*this)[key].wrong("bad_member", "“" + written + "”应当是 true 或 false");
    return written == "true";
}

std::string YamlNode::date(const char* key) const
{
    auto written = text(key);
    if (!written.empty() && !parseDay(written))
        (*this)[key].wrong("bad_member", "“" + written + "”不是日期（如 2026-11-18）");
    return written;
}

std::optional<std::chrono::year_month_day> YamlNode::day(const char* key) const
{
    return parseDay(date(key));
}

std::optional<UtcTime> YamlNode::instant(const char* key) const
{
    const auto written = text(key);
    const auto time = base::parseIso(written);
    if (!written.empty() && !time)
        (*this)[key].wrong("bad_member",
                           "“" + written + "”不是时刻（如 2026-11-22T14:00:40+08:00）");
    return time;
}

void YamlNode::allow(std::initializer_list<const char*> keys) const
{
    if (!m_node.IsDefined() || m_node.IsNull())
        return;
    if (!m_node.IsMap()) {
        wrong("bad_member", "这里应当是一个对象");
        return;
    }
    for (const auto& member : m_node) {
        const auto key = member.first.IsScalar() ? member.first.Scalar() : std::string();
        if (std::none_of(keys.begin(), keys.end(), [&](const char* known) { return key == known; }))
            m_file->note("unknown_member", member.first.Mark(), "不认识的项“" + key + "”");
    }
}

void YamlNode::wrong(const char* code, const std::string& reason) const
{
    m_file->note(code, m_place, reason);
}

std::optional<std::chrono::year_month_day> parseDay(std::string_view text)
{
    const auto time = base::parseIso(std::string(text) + "T00:00:00+08:00");
    if (!time || text.size() != 10)
        return std::nullopt;
    return std::chrono::year_month_day{std::chrono::floor<std::chrono::days>(base::toLocal(*time))};
}

} // namespace lianxin::wire
