#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <random>
#include <string>
#include <vector>

/// Runs a fuzz target without a fuzzer: seeded mutations of a few well-formed inputs, the same at
/// every run. LIANXIN_SEEDS multiplies them.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

const std::vector<std::string> kSeeds{
    "",
    R"({"id":"01900000-0000-7000-8000-000000000000","type":"SubmitTicket","seen":3,"body":{"ticket":"t","fields":[{"name":"place","value":{"personal":"x"}}]}})",
    R"({"seq":1,"at_ms":0,"type":"UtteranceHeard","version":1,"body":{"utterance":1,"speaker":"caller","text":{"personal":"你好"}}})",
    "id: a\ntitle: b\nturns:\n  - {speaker: caller, text: 三号楼二单元五零一}\n",
    "name: a\narrivals: "
    "[1,2,3,4,5,6,7,8,1,2,3,4,5,6,7,8,1,2,3,4,5,6,7,8,1,2,3,4,5,6,7,8,1,2,3,4,5,6,"
    "7,8,1,2,3,4,5,6,7,8]\ngroups:\n  - {id: g, share: 1, talk: {mean: 60s}, patience: "
    "20s}\nshifts: "
    "[{group: g, share: 1, from: \"00:00\", to: \"24:00\"}]\n",
    "guides:\n  - id: g\n    title: t\n    categories: []\n    nodes:\n      - {id: a, ask: q, "
    "options: "
    "[{when: y, words: [x], go: b}]}\n      - {id: b, say: s, end: answer}\n",
    "红旗区平原路与新中大道交叉口阳光小区三号楼二单元五零一，不对，是五零二，二零二六年三月五号下午"
    "两点半，一千二百块",
    "平 B-road\n原 I-road\n路 I-road\n88 B-roadno\n号 I-roadno\n\n",
    "id\tuser\ttime\ttitle\ttext\tdown\tup\n1\tu\t2019/4/24 "
    "16:03:40\t阳光小区路灯不亮\t路灯坏了\t0\t1\n",
    "我家暖气不热，我姓王\n好的，还有别的吗？\n还有个事，工地晚上打桩太吵\n@\n不对，是三号楼\n#\n"
    "@\n还有，着火了\n#\n!我家停水了\n",
    "幺三八零零零零六幺二七百分之三十\xf0\x9f\x98\x80\xff\xfe",
};

std::string mutated(std::mt19937_64& random)
{
    std::string text = kSeeds[random() % kSeeds.size()];
    const auto edits = 1 + random() % 8;
    for (std::uint64_t i = 0; i < edits; ++i) {
        const std::size_t at = text.empty() ? 0 : random() % text.size();
        switch (random() % 4) {
        case 0:
            text.insert(at, 1, static_cast<char>(random()));
            break;
        case 1:
            text.erase(at, random() % 9);
            break;
        case 2:
            text.insert(at, text.substr(random() % (text.size() + 1), random() % 40));
            break;
        default:
            if (!text.empty())
                text[at] = static_cast<char>(random());
        }
    }
    return text;
}

} // namespace

int main()
{
    const char* more = std::getenv("LIANXIN_SEEDS");
    const int rounds = 2000 * (more ? std::max(1, std::atoi(more) / 100) : 1);
    std::mt19937_64 random(20261122);
    for (int i = 0; i < rounds; ++i) {
        const std::string text = mutated(random);
        LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(text.data()), text.size());
    }
    std::printf("%d inputs\n", rounds);
    return 0;
}
