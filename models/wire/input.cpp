#include "models/wire/input.h"

#include "models/wire/position.h"

#include <nlohmann/json.hpp>
#include <simdjson.h>

#include <bit>
#include <limits>
#include <mutex>

namespace lianxin::wire {

namespace {

using simdjson::dom::element;
using Type = simdjson::dom::element_type;

/// Of a text whose parser is kept: its buffers are some five times as large.
constexpr std::size_t kLargestKept = 256 * 1024;

element elementOf(const std::array<std::uint64_t, 2>& stored)
{
    return std::bit_cast<element>(stored);
}

std::array<std::uint64_t, 2> stored(const element& value)
{
    return std::bit_cast<std::array<std::uint64_t, 2>>(value);
}

/// Keys of what we write stand in order, so each is put behind the one before.
Json treeOf(const element& value)
{
    switch (value.type()) {
    case Type::ARRAY: {
        const simdjson::dom::array items = value;
        Json::array_t list;
        list.reserve(items.size());
        for (const auto item : items)
            list.push_back(treeOf(item));
        return list;
    }
    case Type::OBJECT: {
        Json::object_t members;
        for (const auto& [key, member] : simdjson::dom::object(value))
            members.insert_or_assign(members.end(), std::string(key), treeOf(member));
        return members;
    }
    case Type::INT64: {
        const std::int64_t number = value;
        return number < 0 ? Json(number) : Json(static_cast<std::uint64_t>(number));
    }
    case Type::UINT64:
        return std::uint64_t(value);
    case Type::DOUBLE:
        return double(value);
    case Type::STRING:
        return std::string(std::string_view(value));
    case Type::BOOL:
        return bool(value);
    case Type::NULL_VALUE:
        break;
    }
    return nullptr;
}

template <class T> std::optional<T> known(const simdjson::simdjson_result<T>& result)
{
    T value{};
    return simdjson::simdjson_result<T>(result).get(value) == simdjson::SUCCESS
               ? std::optional(value)
               : std::nullopt;
}

/// Parsers that nobody uses just now, with their buffers: a few for all threads, of which many may
/// read now and then.
class ParsersAtRest {
public:
    using Parser = std::unique_ptr<simdjson::dom::parser>;

    Parser take()
    {
        const std::lock_guard lock(m_mutex);
        if (m_parsers.empty())
            return std::make_unique<simdjson::dom::parser>();
        auto parser = std::move(m_parsers.back());
        m_parsers.pop_back();
        return parser;
    }
    void put(Parser parser)
    {
        const std::lock_guard lock(m_mutex);
        if (m_parsers.size() < kMost && parser->capacity() <= kLargestKept)
            m_parsers.push_back(std::move(parser));
    }

private:
    static constexpr std::size_t kMost = 8;
    std::mutex m_mutex;
    std::vector<Parser> m_parsers;
};

ParsersAtRest& parsersAtRest()
{
    static ParsersAtRest parsers;
    return parsers;
}

} // namespace

bool Input::isNull() const
{
    return m_tree ? m_tree->is_null() : elementOf(m_element).is_null();
}

bool Input::isObject() const
{
    return m_tree ? m_tree->is_object() : elementOf(m_element).is_object();
}

bool Input::isArray() const
{
    return m_tree ? m_tree->is_array() : elementOf(m_element).is_array();
}

std::optional<std::string_view> Input::text() const
{
    if (!m_tree)
        return known(elementOf(m_element).get_string());
    const auto* text = m_tree->get_ptr<const std::string*>();
    return text ? std::optional<std::string_view>(*text) : std::nullopt;
}

std::optional<bool> Input::boolean() const
{
    if (!m_tree)
        return known(elementOf(m_element).get_bool());
    return m_tree->is_boolean() ? std::optional(m_tree->get<bool>()) : std::nullopt;
}

std::optional<std::int64_t> Input::integer() const
{
    constexpr auto kMost = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
    if (!m_tree)
        return known(elementOf(m_element).get_int64());
    if (!m_tree->is_number_integer() ||
        (m_tree->is_number_unsigned() && m_tree->get<std::uint64_t>() > kMost))
        return std::nullopt;
    return m_tree->get<std::int64_t>();
}

std::optional<double> Input::number() const
{
    if (!m_tree)
        return known(elementOf(m_element).get_double());
    return m_tree->is_number() ? std::optional(m_tree->get<double>()) : std::nullopt;
}

std::optional<Input> Input::member(std::string_view name) const
{
    if (!m_tree) {
        // The last of that name, as a tree has it.
        simdjson::dom::object object;
        std::optional<Input> found;
        if (elementOf(m_element).get(object) == simdjson::SUCCESS)
            for (const auto& [key, value] : object)
                if (key == name)
                    found = Input(stored(value), m_vault);
        return found;
    }
    const auto it = m_tree->is_object() ? m_tree->find(name) : m_tree->end();
    return it == m_tree->end() ? std::nullopt : std::optional(Input(*it, m_vault));
}

std::vector<std::pair<std::string_view, Input>> Input::members() const
{
    std::vector<std::pair<std::string_view, Input>> all;
    if (m_tree && m_tree->is_object())
        for (const auto& [key, value] : m_tree->get_ref<const Json::object_t&>())
            all.emplace_back(key, Input(value, m_vault));
    simdjson::dom::object object;
    if (!m_tree && elementOf(m_element).get(object) == simdjson::SUCCESS)
        for (const auto& [key, value] : object)
            all.emplace_back(key, Input(stored(value), m_vault));
    return all;
}

std::vector<Input> Input::items() const
{
    std::vector<Input> all;
    if (m_tree && m_tree->is_array())
        for (const auto& item : *m_tree)
            all.push_back(Input(item, m_vault));
    simdjson::dom::array array;
    if (m_tree || elementOf(m_element).get(array) != simdjson::SUCCESS)
        return all;
    all.reserve(array.size());
    for (const auto& item : array)
        all.push_back(Input(stored(item), m_vault));
    return all;
}

std::optional<std::string> Input::fromVault() const
{
    const auto named = m_vault ? member("vault") : std::nullopt;
    const auto key = named ? named->text() : std::nullopt;
    if (!key || !member("digest"))
        return std::nullopt;
    return (*m_vault)(std::string(*key)).value_or(std::string());
}

Result<Json> Input::tree() const
{
    if (isTooDeep())
        return Error{"too_deep", {}};
    return m_tree ? *m_tree : treeOf(elementOf(m_element));
}

void ParsedJson::Return::operator()(simdjson::dom::parser* parser) const
{
    parsersAtRest().put(ParsersAtRest::Parser(parser));
}

Result<ParsedJson> ParsedJson::of(std::string_view text)
{
    ParsedJson parsed;
    parsed.m_parser.reset(parsersAtRest().take().release());
    element root;
    // An empty view may have no address, which simdjson would copy from.
    if (!text.empty() &&
        parsed.m_parser->parse(text.data(), text.size()).get(root) == simdjson::SUCCESS) {
        parsed.m_element = stored(root);
        return parsed;
    }
    try {
        parsed.m_tree = std::make_unique<Json>(Json::parse(text));
        return parsed;
    } catch (const Json::parse_error& e) {
        return Error{"bad_json", positionOf(text, e.byte == 0 ? 0 : e.byte - 1)};
    } catch (const Json::exception& e) {
        return Error{"bad_json", e.what()};
    }
}

Json ParsedJson::tree() &&
{
    return m_tree ? std::move(*m_tree) : treeOf(elementOf(m_element));
}

} // namespace lianxin::wire
