#pragma once

#include "models/base/result.h"
#include "models/wire/json.h"

#include <array>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace simdjson::dom {
class parser;
}

namespace lianxin::wire {

/// A value of the vault by key; nothing once it was erased.
using VaultLookup = std::function<std::optional<std::string>(const std::string& key)>;

/// A JSON value as readers see it, whether simdjson has just read it (ParsedJson) or it is a tree
/// of ours. Speaks of what it was made from, which must outlive it.
class Input {
public:
    /// `vault`: where personal values are that `tree` only names. Readers take trees as they are.
    Input(const Json& tree, const VaultLookup* vault = nullptr) : m_tree(&tree), m_vault(vault) {}

    bool isNull() const;
    bool isObject() const;
    bool isArray() const;
    /// Each gives nothing when it is another kind of value.
    std::optional<std::string_view> text() const;
    std::optional<bool> boolean() const;
    std::optional<std::int64_t> integer() const; ///< a whole number of 64 bits with its sign
    std::optional<double> number() const;
    /// Nothing when there is none of that name, or this is no object.
    std::optional<Input> member(std::string_view name) const;
    /// Empty when it is no object.
    std::vector<std::pair<std::string_view, Input>> members() const;
    /// Empty when it is no list.
    std::vector<Input> items() const;
    /// A personal value that stands in the vault, `{"vault":KEY,"digest":"…"}`: empty once it was
    /// erased. Nothing when this is no such, or whoever reads has no vault.
    std::optional<std::string> fromVault() const;
    /// Whether walking through it may take more stack than there is; what simdjson has read never
    /// does.
    bool isTooDeep() const { return m_tree && wire::isTooDeep(*m_tree); }
    /// All of it, to be changed and read again with the same vault. Error code `too_deep`.
    Result<Json> tree() const;
    const VaultLookup* vault() const { return m_vault; }

private:
    friend class ParsedJson;
    using Element = std::array<std::uint64_t, 2>; ///< simdjson's, whose header is a large one
    Input(Element element, const VaultLookup* vault) : m_element(element), m_vault(vault) {}

    const Json* m_tree = nullptr;
    Element m_element{};
    const VaultLookup* m_vault = nullptr;
};

/// A JSON text that was read, for the readers of shapes: nothing is made of what they do not ask
/// for. The text may go.
class ParsedJson {
public:
    /// One value and nothing behind it; errors are parseJson()'s. What simdjson does not take is
    /// read by nlohmann: it tells where the fault is, and knows numbers beyond 64 bits.
    static Result<ParsedJson> of(std::string_view text);

    /// `vault`: where personal values are that the text only names.
    Input root(const VaultLookup* vault = nullptr) const
    {
        return m_tree ? Input(*m_tree, vault) : Input(m_element, vault);
    }
    Json tree() &&;

private:
    /// Puts a parser back for the next text, unless its buffers have grown large.
    struct Return {
        void operator()(simdjson::dom::parser* parser) const;
    };
    ParsedJson() = default;

    std::unique_ptr<simdjson::dom::parser, Return> m_parser;
    Input::Element m_element{};
    std::unique_ptr<Json> m_tree;
};

} // namespace lianxin::wire
