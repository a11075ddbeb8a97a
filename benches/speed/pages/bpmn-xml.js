// A map's steps and moves as a BPMN process without places: those are bpmn-auto-layout's work.
const KINDS = { start: 'startEvent', exit: 'endEvent', decision: 'exclusiveGateway' };
const escaped = (text) => text.replace(/[<>&"]/g, (letter) => `&#${letter.charCodeAt(0)};`);

export function bpmn(nodes, edges) {
  const node = ({ id, name, kind }) => {
    const type = KINDS[kind] ?? 'task';
    const ways = (key, tag) => edges.filter((edge) => edge[key] === id).map((edge) => `<bpmn:${tag}>${edge.id}</bpmn:${tag}>`).join('');
    return `<bpmn:${type} id="s-${id}" name="${escaped(name)}">${ways('to', 'incoming')}${ways('from', 'outgoing')}</bpmn:${type}>`;
  };
  const edge = ({ id, from, to, label }) => `<bpmn:sequenceFlow id="${id}" name="${escaped(label)}" sourceRef="s-${from}" targetRef="s-${to}"/>`;
  return `<?xml version="1.0" encoding="UTF-8"?><bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d" targetNamespace="x"><bpmn:process id="p" isExecutable="false">${nodes.map(node).join('')}${edges.map(edge).join('')}</bpmn:process></bpmn:definitions>`;
}
