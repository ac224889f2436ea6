#include "models/knowledge/guide.h"
#include "models/wire/city_files.h"

#include <cstdint>
#include <cstdlib>
#include <string>

using namespace lianxin;

namespace {

/// A guide out of bytes: a node for every three of them, whose keys lead to the nodes that the
/// bytes name.
knowledge::Guide guideOf(const std::string& bytes)
{
    knowledge::Guide guide;
    for (std::size_t i = 0; i + 2 < bytes.size(); i += 3) {
        knowledge::GuideNode node;
        node.id = std::to_string(guide.nodes.size());
        const auto to = [&](std::size_t n) {
            const auto byte = static_cast<unsigned char>(bytes[i + n]);
            return std::to_string(byte < 8 ? byte : i / 3 + 1 + byte % 2);
        };
        if (bytes[i] & 1) {
            node.ask = "吗？";
            node.options = {{"甲", {bytes.substr(i, 3)}, to(1)}, {"乙", {"没有"}, to(2)}};
        } else {
            node.say = "好。";
            node.end = knowledge::GuideEnd::Answer;
        }
        guide.nodes.push_back(std::move(node));
    }
    return guide;
}

/// Every walk through a sound guide ends before it has seen more nodes than there are.
void walkAll(const knowledge::Guide& guide, const std::string& said)
{
    const auto* node = &guide.nodes.front();
    for (std::size_t steps = 0; node->end == knowledge::GuideEnd::None; ++steps) {
        const auto heard = knowledge::next(*node, said);
        if (steps > guide.nodes.size())
            std::abort();
        node = knowledge::nodeOf(guide, node->options[heard ? heard->option : 0].go);
        if (!node)
            std::abort();
    }
}

} // namespace

/// Any bytes: as a city's guides.yaml every mistake names its place, and as a guide a sound one
/// ends.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string text(reinterpret_cast<const char*>(data), size);
    const auto read = [&](const std::string& path) {
        return path == "guides.yaml" ? Result<std::string>(text)
                                     : Result<std::string>(Error{"not_found", path});
    };
    for (const auto& problem : wire::checkCity(read))
        if (problem.code.empty() || problem.detail.find(':') == std::string::npos)
            std::abort();
    const auto guide = guideOf(text);
    if (knowledge::faultsOf(guide).empty())
        walkAll(guide, text);
    return 0;
}
