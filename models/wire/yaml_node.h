#pragma once

#include "models/base/result.h"
#include "models/base/time.h"

#include <yaml-cpp/yaml.h>

#include <initializer_list>
#include <memory>
#include <optional>
#include <string>
#include <vector>

/// yaml-cpp, with every mistake collected by its place. For .cpp files of this folder only.
namespace lianxin::wire {

/// A file being read and what is wrong with it so far, each as `FILE:LINE:COLUMN reason`.
struct YamlFile {
    std::string name;
    std::vector<Error> problems;
    std::string text; ///< set by YamlNode::load; yaml-cpp counts columns in bytes, people do not

    void note(const char* code, const YAML::Mark& place, const std::string& reason);
};

/// One node. Reading a member that is missing or of the wrong kind notes a problem and gives an
/// empty value, so that one pass finds every mistake.
class YamlNode {
public:
    /// The root of `text`; a syntax error is noted as `bad_yaml` and gives an empty node.
    static YamlNode load(std::string_view text, YamlFile& file);

    YamlNode(const YamlNode&) = default;
    YamlNode(YamlNode&&) = default;
    ~YamlNode() = default;
    /// Stands for another node from now on. (YAML::Node's own assignment would write into the
    /// tree.)
    YamlNode& operator=(const YamlNode& other);

    bool has(const char* key) const;
    bool isText() const { return m_node.IsDefined() && m_node.IsScalar(); }
    bool isMap() const { return m_node.IsDefined() && m_node.IsMap(); }
    /// The member, or a node that stands where it should be.
    YamlNode operator[](const char* key) const;
    /// Members of a list; a node that is absent or null has none.
    std::vector<YamlNode> items() const;
    std::vector<YamlNode> items(const char* key) const { return (*this)[key].items(); }

    /// Members of a map by name.
    std::vector<std::pair<std::string, YamlNode>> members() const;

    /// The node's own text; empty for null.
    std::string text() const;
    std::string text(const char* key) const;
    /// Notes `missing_member` when it is absent or empty.
    std::string needed(const char* key) const;
    std::vector<std::string> texts(const char* key) const;
    int integer(const char* key, int otherwise) const;
    double real() const;
    bool truth(const char* key, bool otherwise) const;
    /// `2026-11-18`, or empty.
    std::string date(const char* key) const;
    std::optional<std::chrono::year_month_day> day(const char* key) const;
    std::optional<UtcTime> instant(const char* key) const;

    /// The member's text as `parse` understands it; notes `bad_member` with the words that are
    /// understood. Absent: nothing.
    template <class Parse>
    auto word(const char* key, Parse parse) const -> decltype(parse(std::string_view()))
    {
        const auto written = text(key);
        if (written.empty())
            return std::nullopt;
        auto value = parse(std::string_view(written));
        if (!value)
            (*this)[key].wrong("bad_member", "“" + written + "”不是“" + key + "”可用的写法");
        return value;
    }
    template <class Parse> auto words(const char* key, Parse parse) const
    {
        std::vector<typename decltype(parse(std::string_view()))::value_type> values;
        for (const auto& item : items(key)) {
            const auto value = parse(std::string_view(item.text()));
            if (value)
                values.push_back(*value);
            else
                item.wrong("bad_member", "“" + item.text() + "”不是“" + key + "”可用的写法");
        }
        return values;
    }
    template <class Id> std::vector<Id> ids(const char* key) const
    {
        std::vector<Id> list;
        for (auto& value : texts(key))
            list.emplace_back(std::move(value));
        return list;
    }

    /// Notes `unknown_member` for every other key: most often a slip of the pen.
    void allow(std::initializer_list<const char*> keys) const;
    void wrong(const char* code, const std::string& reason) const;

private:
    YamlNode(YAML::Node node, YAML::Mark place, YamlFile& file)
        : m_node(std::move(node)), m_place(place), m_file(&file)
    {}

    YAML::Node m_node;
    YAML::Mark m_place;
    YamlFile* m_file;
};

/// `2026-11-18` as a date; nothing when there is no such day.
std::optional<std::chrono::year_month_day> parseDay(std::string_view text);

} // namespace lianxin::wire
