#pragma once

#include "models/base/ids.h"
#include "models/base/personal.h"
#include "models/base/result.h"
#include "models/base/time.h"
#include "models/wire/input.h"

#include <nlohmann/json.hpp>

#include <array>
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

/// One table of members a type, read by `write` and `read` alike. For .cpp files of this folder
/// only.
namespace lianxin::wire {

/// A member by its name on the wire. A needed one must be there and, if it is text or an id, not be
/// empty.
template <class T, class M> struct Member {
    const char* name;
    M T::*pointer;
    bool needed;
};
template <class T, class M> constexpr Member<T, M> needed(const char* name, M T::*pointer)
{
    return {name, pointer, true};
}
template <class T, class M> constexpr Member<T, M> member(const char* name, M T::*pointer)
{
    return {name, pointer, false};
}

template <class... Members> struct Shape {
    std::string_view name;
    std::tuple<Members...> members;
};
template <class... Members>
constexpr Shape<Members...> shape(std::string_view name, Members... members)
{
    return {name, {members...}};
}

/// Specialised beside each type that is written member by member.
template <class T> inline constexpr std::nullptr_t kShape = nullptr;
template <class T>
concept Shaped = !std::is_same_v<std::remove_cvref_t<decltype(kShape<T>)>, std::nullptr_t>;

/// Specialised for a type that is written in its own way: `static Json write(const T&)`, `static
/// bool read(const Input&, T&, const Path&, Fault&)`.
template <class T> struct Codec;
template <class T>
concept Coded = requires(const T& value)
{
    Codec<T>::write(value);
};

/// Words of an enumeration, in the order of its values.
template <class E> inline constexpr std::nullptr_t kWords = nullptr;
template <class E>
concept Worded = !std::is_same_v<std::remove_cvref_t<decltype(kWords<E>)>, std::nullptr_t>;

template <Worded E> std::string_view wordOf(E value)
{
    return kWords<E>[static_cast<std::size_t>(value)];
}
template <Worded E> std::optional<E> valueOfWord(std::string_view word)
{
    for (std::size_t i = 0; i < std::size(kWords<E>); ++i)
        if (kWords<E>[i] == word)
            return static_cast<E>(i);
    return std::nullopt;
}

/// Where the reader stands, as a chain on the stack: text is only made of it when something is
/// wrong.
struct Path {
    const Path* parent = nullptr;
    const char* name = nullptr;
    std::size_t index = 0;
    std::string text() const;
};

/// Collects the first error of one reading.
class Fault {
public:
    /// Returns false, for the reader to return.
    bool set(const char* code, const Path& path);
    const std::optional<Error>& error() const { return m_error; }

private:
    std::optional<Error> m_error;
};

// — writing
inline Json write(const std::string& value)
{
    return value;
}
inline Json write(std::string_view value)
{
    return std::string(value);
}
inline Json write(bool value)
{
    return value;
}
inline Json write(int value)
{
    return value;
}
inline Json write(std::int64_t value)
{
    return value;
}
inline Json write(double value)
{
    return value;
}
inline Json write(UtcTime value)
{
    return base::toIso(value);
}
inline Json write(const Personal& value)
{
    return Json{{"personal", value.value}};
}
template <class Tag> Json write(const base::StrongId<Tag>& id)
{
    return id.str();
}
template <Worded E> Json write(E value)
{
    return std::string(wordOf(value));
}
template <Coded T> Json write(const T& value)
{
    return Codec<T>::write(value);
}
template <Shaped T> Json write(const T& value);
template <class T> Json write(const std::vector<T>& list);
template <class V> Json write(const std::map<std::string, V>& map);

/// An empty personal value is not written: there is nothing to keep in the vault.
template <class M> bool isAbsent(const M&)
{
    return false;
}
inline bool isAbsent(const Personal& value)
{
    return value.value.empty();
}
template <class M> bool isAbsent(const std::optional<M>& value)
{
    return !value;
}

template <class M> void writeMember(Json& out, const char* name, const M& value)
{
    if (!isAbsent(value))
        out[name] = write(value);
}
template <class M> void writeMember(Json& out, const char* name, const std::optional<M>& value)
{
    if (value)
        out[name] = write(*value);
}

/// A value as it is before anything is known of it; what a reader starts from.
template <class T> const T& fresh()
{
    static const T value{};
    return value;
}
/// An empty text, id, list or map, a flag or a count that is as in a fresh value says nothing and
/// is left out. A word, a time and a measure always stand there, for people who read.
template <class M> bool saysNothing(const M& value, const M& inFresh)
{
    if constexpr (std::is_integral_v<M>)
        return value == inFresh;
    else if constexpr (requires { value.empty(); })
        return value.empty() && inFresh.empty();
    else
        return false;
}
template <class T, class M> bool isLeftOut(const T& value, const Member<T, M>& m)
{
    return !m.needed && saysNothing(value.*m.pointer, fresh<T>().*m.pointer);
}

template <Shaped T> Json write(const T& value)
{
    Json out = Json::object();
    [[maybe_unused]] const auto one = [&](const auto& m) {
        if (!isLeftOut(value, m))
            writeMember(out, m.name, value.*m.pointer);
    };
    std::apply([&](const auto&... m) { (one(m), ...); }, kShape<T>.members);
    return out;
}
template <class T> Json write(const std::vector<T>& list)
{
    Json out = Json::array();
    out.get_ref<Json::array_t&>().reserve(list.size());
    for (const auto& item : list)
        out.push_back(write(item));
    return out;
}
template <class V> Json write(const std::map<std::string, V>& map)
{
    Json out = Json::object();
    for (const auto& [key, value] : map)
        out[key] = write(value);
    return out;
}

// — reading
bool read(const Input& in, std::string& out, const Path& path, Fault& fault);
bool read(const Input& in, bool& out, const Path& path, Fault& fault);
bool read(const Input& in, int& out, const Path& path, Fault& fault);
bool read(const Input& in, std::int64_t& out, const Path& path, Fault& fault);
bool read(const Input& in, double& out, const Path& path, Fault& fault);
bool read(const Input& in, UtcTime& out, const Path& path, Fault& fault);
/// `{"personal":"…"}`; plain text is understood too.
bool read(const Input& in, Personal& out, const Path& path, Fault& fault);
template <class Tag>
bool read(const Input& in, base::StrongId<Tag>& out, const Path& path, Fault& fault);
template <Worded E> bool read(const Input& in, E& out, const Path& path, Fault& fault);
template <Coded T> bool read(const Input& in, T& out, const Path& path, Fault& fault)
{
    return Codec<T>::read(in, out, path, fault);
}
template <Shaped T> bool read(const Input& in, T& out, const Path& path, Fault& fault);
template <class T> bool read(const Input& in, std::vector<T>& out, const Path& path, Fault& fault);
template <class V>
bool read(const Input& in, std::map<std::string, V>& out, const Path& path, Fault& fault);

template <class M> bool readValue(const Input& in, M& out, const Path& path, Fault& fault)
{
    return read(in, out, path, fault);
}
template <class M>
bool readValue(const Input& in, std::optional<M>& out, const Path& path, Fault& fault)
{
    return read(in, out.emplace(), path, fault);
}

template <class M> bool isEmpty(const M&)
{
    return false;
}
inline bool isEmpty(const std::string& value)
{
    return value.empty();
}
template <class Tag> bool isEmpty(const base::StrongId<Tag>& value)
{
    return value.empty();
}

template <class T, class M>
bool readMember(const Input& in, T& out, const Member<T, M>& m, const Path& path, Fault& fault)
{
    const Path here{&path, m.name};
    const auto value = in.member(m.name);
    if (!value || value->isNull())
        return m.needed ? fault.set("missing_member", here) : true;
    if (!readValue(*value, out.*m.pointer, here, fault))
        return false;
    if (m.needed && isEmpty(out.*m.pointer))
        return fault.set("missing_member", here);
    return true;
}

template <class Tag>
bool read(const Input& in, base::StrongId<Tag>& out, const Path& path, Fault& fault)
{
    std::string text;
    if (!read(in, text, path, fault))
        return false;
    out = base::StrongId<Tag>(std::move(text));
    return true;
}
template <Worded E> bool read(const Input& in, E& out, const Path& path, Fault& fault)
{
    const auto word = in.text();
    const auto value = word ? valueOfWord<E>(*word) : std::nullopt;
    if (!value)
        return fault.set("bad_member", path);
    out = *value;
    return true;
}
template <Shaped T> bool read(const Input& in, T& out, const Path& path, Fault& fault)
{
    if (!in.isObject())
        return fault.set("bad_member", path);
    return std::apply(
        [&](const auto&... m) { return (readMember(in, out, m, path, fault) && ...); },
        kShape<T>.members);
}
template <class T> bool read(const Input& in, std::vector<T>& out, const Path& path, Fault& fault)
{
    if (!in.isArray())
        return fault.set("bad_member", path);
    const auto items = in.items();
    out.clear();
    out.reserve(items.size());
    for (std::size_t i = 0; i < items.size(); ++i)
        if (!read(items[i], out.emplace_back(), Path{&path, nullptr, i}, fault))
            return false;
    return true;
}
template <class V>
bool read(const Input& in, std::map<std::string, V>& out, const Path& path, Fault& fault)
{
    if (!in.isObject())
        return fault.set("bad_member", path);
    out.clear();
    for (const auto& [name, value] : in.members()) {
        const std::string key(name);
        if (!read(value, out[key], Path{&path, key.c_str()}, fault))
            return false;
    }
    return true;
}

/// A whole value, or the first thing wrong with it.
template <class T> Result<T> readWhole(const Input& in, const char* root = nullptr)
{
    T out;
    Fault fault;
    if (!read(in, out, Path{nullptr, root}, fault))
        return *fault.error();
    return out;
}
template <class T> Result<T> readText(std::string_view text)
{
    const auto json = ParsedJson::of(text);
    if (!json)
        return json.error();
    return readWhole<T>(json.value().root());
}

// — variants of shaped types: `type` and `body`
template <class Variant> std::string_view nameOfAlternative(const Variant& value)
{
    return std::visit([](const auto& v) { return kShape<std::remove_cvref_t<decltype(v)>>.name; },
                      value);
}
template <class Variant> Json writeAlternative(const Variant& value)
{
    return std::visit([](const auto& v) { return write(v); }, value);
}

template <class Variant, std::size_t I>
bool readOneAlternative(const Input& in, Variant& out, const Path& path, Fault& fault)
{
    return read(in, out.template emplace<I>(), path, fault);
}

/// Name and reader of every alternative, in the variant's order.
template <class Variant> struct Alternatives {
    struct Entry {
        std::string_view name;
        bool (*read)(const Input&, Variant&, const Path&, Fault&);
    };
    template <std::size_t... I> static constexpr auto make(std::index_sequence<I...>)
    {
        return std::array<Entry, sizeof...(I)>{
            Entry{kShape<std::variant_alternative_t<I, Variant>>.name,
                  &readOneAlternative<Variant, I>}...};
    }
    static constexpr auto table()
    {
        return make(std::make_index_sequence<std::variant_size_v<Variant>>{});
    }
    static const Entry* find(std::string_view name)
    {
        static constexpr auto kTable = table();
        for (const auto& entry : kTable)
            if (entry.name == name)
                return &entry;
        return nullptr;
    }
    static std::vector<std::string_view> names()
    {
        std::vector<std::string_view> out;
        for (const auto& entry : table())
            out.push_back(entry.name);
        return out;
    }
};

} // namespace lianxin::wire
