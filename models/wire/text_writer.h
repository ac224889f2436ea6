#pragma once

#include "models/wire/shape.h"

#include <algorithm>
#include <cstring>

/// Shaped values as canonical JSON text, without a tree between: the very bytes of
/// `dump(write(value))`. For .cpp files of this folder only; what is written many thousand times a
/// second goes this way.
namespace lianxin::wire {

/// Takes personal values out of what is written; see vault.h.
class PersonalKeeper {
public:
    virtual ~PersonalKeeper() = default;
    struct Kept {
        const std::string& key;
        const std::string& digest;
    };
    /// Keeps `value`; key and digest stand in the text instead. `field` names the form's field, or
    /// the member.
    virtual Kept keep(const std::string& value, const Path& path, std::string_view field) = 0;
};

/// Appends JSON to a text. Who calls it opens and closes in order and writes keys in alphabetical
/// order.
class TextWriter {
public:
    /// Without a keeper personal values stand in the text.
    explicit TextWriter(PersonalKeeper* keeper = nullptr) : m_keeper(keeper)
    {
        m_text.resize(kUsual);
    }

    void open(char bracket) { put(bracket); }
    void close(char bracket) { put(bracket); }
    /// Before an item of a list; key() does so by itself.
    void next()
    {
        if (const char last = m_text[m_size - 1]; last != '{' && last != '[')
            put(',');
    }
    void key(std::string_view name)
    {
        next();
        text(name);
        put(':');
    }
    /// A key that is known to need no escapes: a member's name.
    void memberName(std::string_view name)
    {
        next();
        put('"');
        put(name);
        put("\":");
    }
    void text(std::string_view value);
    void number(std::int64_t value);
    void number(double value);
    void time(UtcTime value);
    void boolean(bool value) { put(value ? "true" : "false"); }
    void tree(const Json& value) { put(dump(value)); }
    void personal(const std::string& value, const Path& path, std::string_view field);

    std::string take()
    {
        m_text.resize(m_size);
        return std::move(m_text);
    }

private:
    void put(char c)
    {
        if (m_size == m_text.size())
            grow(1);
        m_text[m_size++] = c;
    }
    void put(std::string_view text)
    {
        if (m_text.size() - m_size < text.size())
            grow(text.size());
        std::memcpy(m_text.data() + m_size, text.data(), text.size());
        m_size += text.size();
    }
    void grow(std::size_t by) { m_text.resize(std::max(2 * m_text.size(), m_size + by)); }

    static constexpr std::size_t kUsual = 1024;
    std::string m_text; ///< as long as there is room
    std::size_t m_size = 0;
    PersonalKeeper* m_keeper;
};

/// A type's members in the order of their names, as indices into its shape.
template <class... Members> constexpr auto alphabetical(const std::tuple<Members...>& members)
{
    std::array<std::size_t, sizeof...(Members)> order{};
    if constexpr (sizeof...(Members) > 0) {
        const auto names = std::apply(
            [](const auto&... m) { return std::array{std::string_view(m.name)...}; }, members);
        for (std::size_t i = 0; i < order.size(); ++i) {
            std::size_t place = i;
            for (; place > 0 && names[i] < names[order[place - 1]]; --place)
                order[place] = order[place - 1];
            order[place] = i;
        }
    }
    return order;
}
template <Shaped T> inline constexpr auto kAlphabetical = alphabetical(kShape<T>.members);

/// A Codec may write text itself: `static void put(TextWriter&, const T&, const Path&)`.
template <class T>
concept TextCoded = requires(TextWriter& out, const T& value, const Path& path)
{
    Codec<T>::put(out, value, path);
};

inline void put(TextWriter& out, const std::string& value, const Path&)
{
    out.text(value);
}
inline void put(TextWriter& out, std::string_view value, const Path&)
{
    out.text(value);
}
inline void put(TextWriter& out, bool value, const Path&)
{
    out.boolean(value);
}
inline void put(TextWriter& out, int value, const Path&)
{
    out.number(std::int64_t{value});
}
inline void put(TextWriter& out, std::int64_t value, const Path&)
{
    out.number(value);
}
inline void put(TextWriter& out, double value, const Path&)
{
    out.number(value);
}
inline void put(TextWriter& out, UtcTime value, const Path&)
{
    out.time(value);
}
inline void put(TextWriter& out, const Personal& value, const Path& path)
{
    out.personal(value.value, path, path.name ? path.name : "");
}
template <class Tag> void put(TextWriter& out, const base::StrongId<Tag>& id, const Path&)
{
    out.text(id.str());
}
template <Worded E> void put(TextWriter& out, E value, const Path&)
{
    out.text(wordOf(value));
}
template <Coded T> void put(TextWriter& out, const T& value, const Path& path)
{
    if constexpr (TextCoded<T>)
        Codec<T>::put(out, value, path);
    else
        out.tree(Codec<T>::write(value));
}
template <Shaped T> void put(TextWriter& out, const T& value, const Path& path);
template <class T> void put(TextWriter& out, const std::vector<T>& list, const Path& path);
template <class V> void put(TextWriter& out, const std::map<std::string, V>& map, const Path& path);

template <class M>
void putMember(TextWriter& out, const char* name, const M& value, const Path& path)
{
    if (isAbsent(value))
        return;
    out.memberName(name);
    put(out, value, Path{&path, name});
}
template <class M>
void putMember(TextWriter& out, const char* name, const std::optional<M>& value, const Path& path)
{
    if (value)
        putMember(out, name, *value, path);
}

template <class T, class M>
void putMember(TextWriter& out, const T& value, const Member<T, M>& m, const Path& path)
{
    if (!isLeftOut(value, m))
        putMember(out, m.name, value.*m.pointer, path);
}

template <Shaped T> void put(TextWriter& out, const T& value, const Path& path)
{
    out.open('{');
    [&]<std::size_t... I>(std::index_sequence<I...>)
    {
        [[maybe_unused]] const auto one = [&](const auto& m) { putMember(out, value, m, path); };
        (one(std::get<kAlphabetical<T>[I]>(kShape<T>.members)), ...);
    }
    (std::make_index_sequence<kAlphabetical<T>.size()>{});
    out.close('}');
}
template <class T> void put(TextWriter& out, const std::vector<T>& list, const Path& path)
{
    out.open('[');
    for (std::size_t i = 0; i < list.size(); ++i) {
        out.next();
        put(out, list[i], Path{&path, nullptr, i});
    }
    out.close(']');
}

template <class V> void put(TextWriter& out, const std::map<std::string, V>& map, const Path& path)
{
    out.open('{');
    for (const auto& [key, value] : map) {
        out.key(key);
        put(out, value, Path{&path, key.c_str()});
    }
    out.close('}');
}

template <class Variant>
void putAlternative(TextWriter& out, const Variant& value, const Path& path)
{
    std::visit([&](const auto& v) { put(out, v, path); }, value);
}

template <class T> std::string textOf(const T& value)
{
    TextWriter out;
    put(out, value, Path{});
    return out.take();
}

} // namespace lianxin::wire
