#include "models/wire/address_model_file.h"

#include "models/wire/json.h"
#include "models/wire/model_bytes.h"

#include <nlohmann/json.hpp>

namespace lianxin::wire {

namespace {

constexpr std::string_view kMagic = "lianxin-address-model ";
constexpr std::size_t kMostNetworks = 8;

void writeKeys(ModelWriter& out, const std::vector<places::FeatureKey>& keys)
{
    out.number(static_cast<std::uint64_t>(keys.size()));
    for (const auto key : keys)
        out.number(key);
}

void writeWeights(ModelWriter& out, const std::vector<float>& weights)
{
    out.number(static_cast<std::uint64_t>(weights.size()));
    out.weights(weights);
}

std::vector<places::FeatureKey> readKeys(ModelReader& in)
{
    std::vector<places::FeatureKey> keys(in.count(sizeof(places::FeatureKey)));
    for (auto& key : keys)
        key = in.number<places::FeatureKey>();
    return keys;
}

std::vector<float> readWeights(ModelReader& in)
{
    return in.weights(in.count(sizeof(std::uint16_t)));
}

places::TokenNetwork::Values readNetwork(ModelReader& in)
{
    places::TokenNetwork::Values out;
    for (auto* keys : {&out.marks, &out.tokens, &out.pairs})
        *keys = readKeys(in);
    for (std::size_t i = 0; i < places::TokenNetwork::matrices(); ++i)
        out.weights.push_back(readWeights(in));
    return out;
}

Result<places::AddressModel> parseBody(std::string_view body)
{
    ModelReader in(body);
    const auto head = parseJson(in.text());
    if (!in.ok() || !head)
        return Error{"damaged", {}};
    places::AddressModel model;
    std::size_t networks = 0;
    try {
        head.value().at("labels").get_to(model.labels);
        head.value().at("longest").get_to(model.longest);
        head.value().at("networks").get_to(networks);
        head.value().at("fingerprint").get_to(model.training.fingerprint);
        head.value().at("addresses").get_to(model.training.addresses);
        head.value().at("chunk_f1").get_to(model.training.chunkF1);
    } catch (const nlohmann::json::exception&) {
        return Error{"bad_model", "head"};
    }
    if (networks > kMostNetworks)
        return Error{"bad_model", "networks"};
    for (std::size_t i = 0; i < networks; ++i)
        model.networks.push_back(readNetwork(in));
    if (!in.ok() || !in.atEnd())
        return Error{"damaged", {}};
    return model;
}

} // namespace

std::string addressModelFile(const places::AddressModel& model)
{
    ModelWriter out;
    const auto& training = model.training;
    out.text(dump(Json{{"labels", model.labels},
                       {"longest", model.longest},
                       {"networks", model.networks.size()},
                       {"fingerprint", training.fingerprint},
                       {"addresses", training.addresses},
                       {"chunk_f1", training.chunkF1}}));
    for (const auto& values : model.networks) {
        for (const auto* keys : {&values.marks, &values.tokens, &values.pairs})
            writeKeys(out, *keys);
        for (const auto& weights : values.weights)
            writeWeights(out, weights);
    }
    return modelFile(kMagic, kAddressModelVersion, out.take());
}

Result<places::AddressModel> parseAddressModel(std::string_view file)
{
    const auto body = modelBody(file, kMagic, kAddressModelVersion, kMaxAddressModel);
    return body ? parseBody(body.value()) : Result<places::AddressModel>(body.error());
}

} // namespace lianxin::wire
