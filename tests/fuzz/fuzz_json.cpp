#include "fuzzed_text.h"

#include "models/wire/input.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdint>

namespace {

using namespace lianxin;

constexpr std::string_view kSound =
    R"({"commands":[{"id":"0193","seen":41,"body":{"姓名":"\u738b\n",
 "deep":[[],{},[0,-1,-0,1.5,1e3,18446744073709551615,-9223372036854775808]],"yes":true,"none":null,
 "pair":"\ud83d\ude00","twice":1,"twice":"2"}}]})";

/// Whether a reader of shapes sees in `in` what stands in the tree.
bool shows(const wire::Input& in, const wire::Json& tree)
{
    const auto* object = tree.get_ptr<const wire::Json::object_t*>();
    const auto items = in.items();
    if (in.isNull() != tree.is_null() || in.isObject() != tree.is_object() ||
        in.isArray() != tree.is_array() || in.text().has_value() != tree.is_string() ||
        in.boolean().has_value() != tree.is_boolean() ||
        in.number().has_value() != tree.is_number() ||
        items.size() != (tree.is_array() ? tree.size() : 0))
        return false;
    if (const wire::Input same(tree); in.integer() != same.integer() || in.text() != same.text() ||
                                      in.boolean() != same.boolean() ||
                                      in.number() != same.number())
        return false;
    for (std::size_t i = 0; i < items.size(); ++i)
        if (!shows(items[i], tree[i]))
            return false;
    return !object || std::all_of(object->begin(), object->end(), [&](const auto& member) {
        const auto value = in.member(member.first);
        return value && shows(*value, member.second);
    });
}

/// Two readers, one language: what is taken, and as what.
void check(const std::string& text)
{
    const auto expected = wire::Json::parse(text, nullptr, false);
    const auto value = wire::parseJson(text);
    if (fuzz::isRead(value) == expected.is_discarded() ||
        (value && (value.value() != expected || wire::dump(value.value()) != wire::dump(expected))))
        std::abort();
    const auto parsed = wire::ParsedJson::of(text);
    if (value &&
        (!parsed || (!wire::isTooDeep(expected) && !shows(parsed.value().root(), expected))))
        std::abort();
}

} // namespace

/// Any JSON is read as nlohmann reads it.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    fuzz::give({reinterpret_cast<const char*>(data), size}, kSound, check);
    return 0;
}
