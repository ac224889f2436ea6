#include "server-stub/commands/evaluate.h"

#include "models/places/address_tagger.h"
#include "models/wire/figures_json.h"
#include "models/wire/tagged_addresses.h"
#include "server-stub/cli/failure.h"
#include "server-stub/cli/options.h"
#include "server-stub/commands/files.h"

#include <iomanip>
#include <ostream>

namespace lianxin::commands {

namespace {

using Addresses = std::vector<places::TaggedAddress>;

const cli::Usage& usage()
{
    static const cli::Usage kUsage{
        "evaluate addresses",
        "",
        "用标注好的地址训练切分模型，再在另一批地址上逐段核对起止和类别。",
        {{"train", "文件", "训练用：一行一字一标签，空行分隔"},
         {"test", "文件", "核对用，格式相同"},
         {"json", "", "一行 JSON：chunk_f1"}}};
    return kUsage;
}

Result<Addresses> addressesOf(const std::string& path)
{
    const auto text = readFile(path);
    if (!text)
        return text.error();
    auto addresses = wire::parseTaggedAddresses(text.value());
    if (!addresses)
        return Error{addresses.error().code, path + ':' + addresses.error().detail};
    return addresses;
}

Result<double> figure(const cli::Given& given)
{
    const auto test = addressesOf(given.value("test"));
    if (!test)
        return test.error();
    const auto train = addressesOf(given.value("train"));
    if (!train)
        return train.error();
    const auto tagger = places::AddressTagger::train(train.value());
    if (!tagger)
        return tagger.error();
    return places::chunkF1(tagger.value(), test.value());
}

} // namespace

int evaluateAddresses(const Words& words, std::istream&, std::ostream& out, std::ostream& err)
{
    const auto [given, code] = cli::understand(usage(), words, out, err);
    if (!given)
        return code;
    if (!given->has("train") || !given->has("test")) {
        err << "要给 --train 和 --test\n";
        return 2;
    }
    const auto f1 = figure(*given);
    if (!f1)
        return cli::fail(err, f1.error());
    if (given->has("json"))
        out << wire::figuresJson({{"chunk_f1", f1.value()}}) << '\n';
    else
        out << std::fixed << std::setprecision(4) << "分段 F1 " << f1.value() << '\n';
    return 0;
}

} // namespace lianxin::commands
